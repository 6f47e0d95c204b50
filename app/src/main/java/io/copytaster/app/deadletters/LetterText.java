package io.copytaster.app.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DeadLetter;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Dead letters as people and programs read them. */
final class LetterText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ERROR_WIDTH = 120;
    private static final int HEX_BYTES = 512;

    private LetterText() {}

    /** One letter in one line, without what failed. */
    static String line(Letter letter) {
        DeadLetter content = letter.content();
        String error = String.valueOf(content.error()).replaceAll("\\s+", " ");
        return "%-8s %s %-15s %-20s %s%s"
                .formatted(
                        letter.id(),
                        letter.at(),
                        content.stage(),
                        content.keyText() == null ? "-" : content.keyText(),
                        error.length() <= ERROR_WIDTH ? error : error.substring(0, ERROR_WIDTH) + "…",
                        state(letter));
    }

    private static String state(Letter letter) {
        String sent = letter.retries() == 0 ? "" : " (sent back " + letter.retries() + " times before)";
        return letter.decision() == null
                ? sent
                : sent + " " + letter.decision().what().name().toLowerCase(Locale.ROOT);
    }

    /** One letter as a JSON object; what failed is in it on demand. */
    static String json(Letter letter, boolean whole) {
        DeadLetter content = letter.content();
        ObjectNode json = JSON.createObjectNode()
                .put("letter", letter.id().toString())
                .put("at", letter.at().toString())
                .put("stage", content.stage())
                .put("error", content.error())
                .put("key", content.keyText())
                .put("source", letter.source())
                .put("input", content.input());
        if (content.origin() != null) {
            json.putObject("origin")
                    .put("topic", content.origin().topic())
                    .put("partition", content.origin().partition())
                    .put("offset", content.origin().offset());
        }
        json.put("bytes", letter.bytes()).put("retries", letter.retries());
        if (letter.decision() != null) {
            json.putObject("decision")
                    .put("what", letter.decision().what().name())
                    .put("at", letter.decision().at());
        }
        if (whole) {
            putValue(json, letter);
        }
        return json.toString();
    }

    private static void putValue(ObjectNode json, Letter letter) {
        byte[] value = letter.content().value();
        String text = letter.article() == null ? text(value) : null;
        if (letter.article() != null) {
            try {
                json.set("article", JSON.readTree(ArticleJson.line(letter.article())));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        } else if (text != null) {
            json.put("value", text);
        } else {
            json.put("valueBase64", value);
        }
    }

    /** All of a letter. */
    static void print(Letter letter, PrintWriter out) {
        DeadLetter content = letter.content();
        out.println("letter    " + letter.id());
        out.println("at        " + letter.at());
        out.println("stage     " + content.stage());
        out.println("error     " + content.error());
        out.println("key       " + content.keyText());
        out.println("source    " + letter.source());
        if (content.input() != null) {
            out.println("input     " + content.input());
        }
        if (content.origin() != null) {
            out.println("origin    " + content.origin().topic() + " partition "
                    + content.origin().partition() + " offset "
                    + content.origin().offset());
        }
        out.println("sent back " + letter.retries() + " times before");
        if (letter.decision() != null) {
            out.println("decision  " + letter.decision().what() + " "
                    + letter.decision().at());
        }
        out.println("bytes     " + letter.bytes());
        out.println();
        out.println(value(letter));
    }

    private static String value(Letter letter) {
        if (letter.article() != null) {
            return ArticleJson.line(letter.article());
        }
        byte[] value = letter.content().value();
        String text = text(value);
        return text != null
                ? text
                : HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(value, Math.min(value.length, HEX_BYTES)))
                        + (value.length > HEX_BYTES ? " …" : "");
    }

    /** Bytes as text; null if they are none. */
    private static String text(byte[] value) {
        try {
            return value == null
                    ? ""
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(value))
                            .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
