package io.copytaster.ingest.format.telegram;

import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.wire.Story;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stories in IPTC 7901. A story is named by its source and the message's number and day; nothing else stays the same. */
final class Iptc7901 {
    private static final Pattern HEADING = Pattern.compile(
            "\\s*([A-Za-z]{2,8}?)\\s?(\\d{1,5})\\s+([0-9A-Za-z])\\s+([A-Za-z]{1,4})\\s+(\\d+)(.*)", Pattern.DOTALL);
    private static final Pattern SENT = Pattern.compile(
            "(\\d{2})(\\d{2})(\\d{2})\\s*([A-Z]{1,4})?\\s+([A-Za-z]{3,4})\\s+(\\d{2,4})", Pattern.CASE_INSENSITIVE);
    private static final Pattern KILL =
            Pattern.compile("(?i)\\s*\\W*(mandatory kill|kill|annule|annulation|streichung)\\b");
    private static final Pattern CORRECTION =
            Pattern.compile("(?i)\\s*\\W*(correction|corrected|korrektur|berichtigung|rectificatif)\\b");
    /** The message that a correction or a kill is about, as its source and number. */
    private static final Pattern ABOUT = Pattern.compile("(?i)\\b([A-Z]{2,8})\\s?(\\d{3,5})\\b");

    private Iptc7901() {}

    static Story story(String heading, String body, String end) {
        var copy = Copy.of(body);
        var story = new Story("text/vnd.iptc-7901");
        Matcher parts = HEADING.matcher(heading.replace('\r', ' ').replace('\n', ' '));
        String source = "";
        String number = "";
        if (parts.matches()) {
            source = parts.group(1).toLowerCase(Locale.ROOT);
            number = parts.group(2);
            story.provider(source)
                    .with("urgency", parts.group(3))
                    .with("category", parts.group(4).toLowerCase(Locale.ROOT))
                    .with("slug", parts.group(6));
        }
        String day = sent(end, story);
        String name = source + number;
        boolean killed = KILL.matcher(copy.first()).lookingAt();
        boolean corrected = CORRECTION.matcher(copy.first()).lookingAt();
        if (killed || corrected) {
            Matcher about = ABOUT.matcher(copy.first());
            while (about.find()) {
                if (about.group(1).equalsIgnoreCase(source)) {
                    name = source + about.group(2);
                }
            }
            story.with("signal", killed ? "kill" : "correction");
        }
        if (killed) {
            story.status("canceled");
        }
        return story.guid(name.isEmpty() ? null : name + (day.isEmpty() ? "" : ":" + day))
                .title(copy.headline())
                .text(copy.text())
                .byline(copy.byline())
                .with("transmission", source + number);
    }

    /** Notes when the message was sent, and returns the day. */
    private static String sent(String end, Story story) {
        Matcher sent = SENT.matcher(end);
        if (!sent.find()) {
            return "";
        }
        String zone = sent.group(4) == null ? "GMT" : sent.group(4);
        String time = sent.group(1) + " " + sent.group(5) + " " + sent.group(6) + " " + sent.group(2) + ":"
                + sent.group(3) + " " + zone;
        Instant instant = Dates.read(time).instant();
        if (instant == null) {
            return "";
        }
        story.published(time).versionCreated(time).version(instant.toEpochMilli());
        return instant.toString().substring(0, 10);
    }
}
