package io.copytaster.ingest.format.telegram;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Format;
import io.copytaster.ingest.format.charset.Characters;
import io.copytaster.ingest.format.wire.Story;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages as they came off a teleprinter line, each from its start of heading (SOH) to its end of transmission (EOT): the
 * heading tells whether it is ANPA-1312 or IPTC 7901.
 */
public final class Telegrams implements Format {
    private static final Pattern START =
            Pattern.compile("[\\x00\\x16\\x7f\\s]{0,64}\\x01[\\x20-\\x7e].*", Pattern.DOTALL);
    private static final Pattern MESSAGE = Pattern.compile(
            "\\x01([^\\x02\\x01\\x03\\x04]*)\\x02([^\\x03\\x01\\x04]*)(?:\\x03([^\\x01\\x04]*))?", Pattern.DOTALL);

    /** Some lines end a message with it alone. */
    private static final String END_OF_TRANSMISSION = "\u0004";

    /** What is missing may be the rest of a story, or that it is a kill. */
    private static final String BREAKS_OFF =
            "the message breaks off before the end of its text (ETX); deliver it again, whole";

    /** Whether the first bytes, one character each, begin such a message. */
    public static boolean isTelegram(String start) {
        return START.matcher(start).matches();
    }

    @Override
    public void read(Delivery delivery, InputStream content, Desk desk) throws IOException {
        byte[] bytes = Format.whole(content);
        String line = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher message = MESSAGE.matcher(line);
        if (!message.find()) {
            throw new Unreadable(
                    Reason.BROKEN_TELEGRAM, "begins like a telegram, but no heading (SOH) is followed by a text (STX)");
        }
        boolean several = MESSAGE.matcher(line).results().limit(2).count() > 1;
        int number = 0;
        do {
            number++;
            byte[] written = Arrays.copyOfRange(bytes, message.start(), message.end());
            int place = several ? number : 0;
            boolean ended = line.startsWith(END_OF_TRANSMISSION, message.end());
            if (message.group(3) == null && !ended) {
                desk.reject(brokenOff(delivery, place, written), Reason.BROKEN_TELEGRAM, BREAKS_OFF);
            } else {
                String end = message.group(3) == null ? "" : message.group(3);
                story(message.group(1), decoded(message.group(2)), end).hand(delivery, place, written, desk);
            }
        } while (message.find());
    }

    private static Piece brokenOff(Delivery delivery, int number, byte[] written) {
        String place = number == 0 ? "" : " item " + number;
        String key = number == 0 ? delivery.key() : delivery.fileName() + ":" + place.strip();
        return new Piece(delivery.folder(), key, delivery.place() + place, () -> written);
    }

    private static Story story(String heading, String text, String end) {
        AnpaHeading anpa = AnpaHeading.parse(heading);
        return anpa != null ? Anpa.story(anpa, text, end) : Iptc7901.story(heading, text, end);
    }

    private static String decoded(String text) {
        return Characters.decode(text.getBytes(StandardCharsets.ISO_8859_1), null);
    }
}
