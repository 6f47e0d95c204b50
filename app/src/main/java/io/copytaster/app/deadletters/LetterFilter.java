package io.copytaster.app.deadletters;

import io.copytaster.app.stage.TimeConverter;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options that say which dead letters are meant: those for which all that is given holds. */
final class LetterFilter {
    @Option(
            names = "--stage",
            paramLabel = "NAME",
            description = "Failed in ingest, decode, a step of the topology, or a sink: sink for all, or sink-KIND.")
    String stage;

    @Option(names = "--error", paramLabel = "WORDS", description = "With these words in the error, in any case.")
    String error;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Of this source; where that is not known, of an input or topic with these words in its name.")
    String source;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Written from then on: 2026-11-23T08:00:00Z, or a day in UTC.")
    Instant from;

    @Option(names = "--to", paramLabel = "TIME", converter = TimeConverter.class, description = "Written before then.")
    Instant to;

    boolean isEmpty() {
        return stage == null && error == null && source == null && from == null && to == null;
    }

    boolean takes(Letter letter) {
        return isOfStage(letter.content().stage())
                && contains(letter.content().error(), error)
                && (source == null || isOfSource(letter))
                && (from == null || !letter.at().isBefore(from))
                && (to == null || letter.at().isBefore(to));
    }

    private boolean isOfStage(String failed) {
        return stage == null || (failed != null && (failed.equals(stage) || failed.startsWith(stage + "-")));
    }

    private boolean isOfSource(Letter letter) {
        return letter.article() == null
                ? contains(letter.source(), source)
                : letter.source().equals(source);
    }

    private static boolean contains(String text, String words) {
        return words == null
                || (text != null && text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
    }
}
