package io.copytaster.ingest.source.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a source has news.
 *
 * @param lastNews when it last had some, or null
 * @param longestGap between two answers with news so far; zero before there were two
 * @param quiet what has been reported of it, or null
 */
record Rhythm(Instant lastNews, Duration longestGap, Quiet quiet) {
    static final Rhythm UNKNOWN = new Rhythm(null, Duration.ZERO, null);
    /** A source is called silent at the earliest after so long. */
    static final Duration SHORTEST_SILENCE = Duration.ofDays(1);

    /** How a source that had articles can cease to. */
    enum Quiet {
        /** It shows what it showed, for much longer than ever. */
        SILENT,
        /** It shows nothing at all. */
        EMPTY
    }

    /** After an answer. */
    Rhythm after(boolean news, boolean empty, Instant now) {
        if (news) {
            Duration gap = lastNews == null ? Duration.ZERO : Duration.between(lastNews, now);
            return new Rhythm(now, gap.compareTo(longestGap) > 0 ? gap : longestGap, null);
        }
        if (empty) {
            return new Rhythm(lastNews, longestGap, Quiet.EMPTY);
        }
        Quiet still = isOverdue(now) ? Quiet.SILENT : null;
        return new Rhythm(lastNews, longestGap, still);
    }

    private boolean isOverdue(Instant now) {
        if (lastNews == null || longestGap.isZero()) {
            return false;
        }
        Duration usual = longestGap.multipliedBy(2);
        Duration patience = usual.compareTo(SHORTEST_SILENCE) > 0 ? usual : SHORTEST_SILENCE;
        return now.isAfter(lastNews.plus(patience));
    }

    void write(ObjectNode json) {
        json.put("lastNews", lastNews == null ? null : lastNews.toString());
        json.put("longestGap", longestGap.toString());
        json.put("quiet", quiet == null ? null : quiet.name());
    }

    static Rhythm parse(JsonNode json) {
        return new Rhythm(
                json.hasNonNull("lastNews")
                        ? Instant.parse(json.path("lastNews").asText())
                        : null,
                Duration.parse(json.path("longestGap").asText(Duration.ZERO.toString())),
                json.hasNonNull("quiet") ? Quiet.valueOf(json.path("quiet").asText()) : null);
    }
}
