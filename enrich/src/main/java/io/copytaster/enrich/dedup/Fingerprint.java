package io.copytaster.enrich.dedup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A fingerprint of what an article says: equal for texts that differ only in case, spacing, punctuation or Unicode form.
 * Points and commas within numbers count: 3.5 is not 35.
 */
public final class Fingerprint {
    /** Length of a fingerprint in bytes. */
    public static final int BYTES = 16;

    /**
     * Words below which a text alone does not tell an article from another: result tables and one-line flashes of one
     * desk are alike to the letter, and only their headlines say what they are about.
     */
    private static final int WORDS_THAT_STAND_ALONE = 40;

    private Fingerprint() {}

    /**
     * The fingerprint of an article.
     *
     * @param title headline, which counts only where the text is short; may be null
     * @param text cleaned text
     */
    public static byte[] of(String title, String text) {
        var normal = new Normal(text.length() + 64);
        normal.add(text);
        if (normal.words < WORDS_THAT_STAND_ALONE && title != null) {
            normal.add("\n");
            normal.add(title);
        }
        byte[] bytes =
                (normal.words == 0 ? text + '\n' + title : normal.out.toString()).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(sha256().digest(bytes), BYTES);
    }

    /** The bytes of a fingerprint held in a record. */
    public static byte[] bytes(ByteBuffer fingerprint) {
        var bytes = new byte[fingerprint.remaining()];
        fingerprint.duplicate().get(bytes);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Words in lower case, one space apart. */
    private static final class Normal {
        private final StringBuilder out;
        private int words;
        private boolean gap;

        private Normal(int capacity) {
            out = new StringBuilder(capacity);
        }

        private void add(String text) {
            String composed = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                    ? text
                    : Normalizer.normalize(text, Normalizer.Form.NFKC);
            gap = true;
            int length = composed.length();
            for (int i = 0; i < length; ) {
                int c = composed.codePointAt(i);
                int next = i + Character.charCount(c);
                if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                    if (gap) {
                        words++;
                        out.append(' ');
                        gap = false;
                    }
                    out.appendCodePoint(Character.toLowerCase(c));
                } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    gap = true;
                } else if ((c == '.' || c == ',') && insideNumber(composed, i, next)) {
                    out.append((char) c);
                }
                i = next;
            }
        }

        private static boolean insideNumber(String text, int at, int next) {
            return at > 0
                    && next < text.length()
                    && Character.isDigit(text.charAt(at - 1))
                    && Character.isDigit(text.charAt(next));
        }
    }
}
