package io.copytaster.ingest.format.telegram;

import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.wire.Story;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stories in ANPA-1312. A story keeps its keyword over the day, and later leads, corrections and kills name it by that. */
final class Anpa {
    private static final Pattern SENT = Pattern.compile(
            "(?:([A-Z]{2,4})-)?(?:[A-Z]{2}-)?(\\d{2})-(\\d{2})-(\\d{2})\\s+(\\d{2})(\\d{2})([A-Z]{3})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAKE = Pattern.compile("(?i)\\b(take\\s+\\d+|\\d+(?:st|nd|rd|th)\\s+(?:add|take))\\b");
    private static final Pattern KILL =
            Pattern.compile("(?i)\\b(bulletin\\s+)?(kill|eliminat\\w*|withh?old|disregard)\\b");
    private static final Pattern CORRECTION = Pattern.compile("(?i)\\bcorrect(ion|ive|s|ed)?\\b");

    private Anpa() {}

    static Story story(AnpaHeading heading, String body, String end) {
        var copy = Copy.of(body);
        Matcher sent = SENT.matcher(end.isBlank() ? body : end);
        String day = heading.month() == 0 ? "" : String.format("%02d-%02d", heading.month(), heading.day());
        var story = new Story("text/vnd.anpa-1312");
        String agency = null;
        boolean dated = sent.find();
        if (dated) {
            agency = sent.group(1);
            day = "20" + sent.group(4) + "-" + sent.group(2) + "-" + sent.group(3);
            String time = day + "T" + sent.group(5) + ":" + sent.group(6) + " " + sent.group(7);
            story.published(time).versionCreated(time);
            Instant instant = Dates.read(time).instant();
            if (instant != null) {
                story.version(instant.toEpochMilli());
            }
        }
        boolean killed = KILL.matcher(heading.version()).find()
                || KILL.matcher(copy.first()).lookingAt();
        if (killed) {
            story.status("canceled");
        }
        if (CORRECTION.matcher(heading.version()).find()) {
            story.with("signal", "correction");
        }
        // A further take is a part of its own: it would replace the first.
        Matcher take = TAKE.matcher(heading.version());
        String name = heading.keyword() + (day.isEmpty() ? "" : ":" + day) + (take.find() ? ":" + take.group(1) : "");
        return story.provider(agency)
                .guid(heading.keyword().isEmpty() ? heading.service() + heading.number() + ":" + day : name)
                .title(copy.headline())
                .text(copy.text())
                .byline(copy.byline())
                .with("slug", heading.keyword())
                .with("edition", heading.version())
                .with("transmission", heading.service() + heading.number())
                .with("category", heading.category())
                .with("urgency", heading.priority());
    }
}
