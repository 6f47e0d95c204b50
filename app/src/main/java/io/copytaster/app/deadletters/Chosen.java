package io.copytaster.app.deadletters;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters something is to be done about: some that are named, or all that a filter takes. */
final class Chosen {
    @Parameters(
            arity = "0..*",
            paramLabel = "PARTITION:OFFSET",
            converter = LetterId.Converter.class,
            description = "As list names them.")
    List<LetterId> ids = new ArrayList<>();

    @Mixin
    LetterFilter filter;

    @Option(names = "--all", description = "All about which nothing was done yet.")
    boolean all;

    /**
     * Reads them. A filter passes over those about which something was done; who names one means it.
     *
     * @throws IllegalArgumentException if nothing says which
     */
    List<Letter> from(LetterReader reader) {
        if (ids.isEmpty() && filter.isEmpty() && !all) {
            throw new IllegalArgumentException(
                    "which dead letters? Name some, or say --stage, --error, --source, --from," + " --to, or --all");
        }
        if (!ids.isEmpty()) {
            return ids.stream().distinct().map(reader::require).toList();
        }
        var letters = new ArrayList<Letter>();
        reader.read(null, letter -> {
            if (letter.decision() == null && filter.takes(letter)) {
                letters.add(letter);
            }
            return true;
        });
        return letters;
    }
}
