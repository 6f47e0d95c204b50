package io.copytaster.enrich.dedup;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * A fingerprint of what an article says: equal for texts that differ only in case, spacing, punctuation or Unicode form.
 * Points and commas within numbers count: 3.5 is not 35. Two texts that say different things share one with a
 * probability of 2⁻¹²⁸; it is no defence against somebody who looks for such a pair.
 */
public final class Fingerprint {
    /** Length of a fingerprint in bytes. */
    public static final int BYTES = 16;

    /**
     * Words below which a text alone does not tell an article from another: result tables and one-line flashes of one
     * desk are alike to the letter, and only their headlines say what they are about.
     */
    private static final int WORDS_THAT_STAND_ALONE = 15;

    private static final Hasher128 HASHER = Hashing.murmur3_128();

    private Fingerprint() {}

    /**
     * The fingerprint of an article.
     *
     * @param title headline, which counts only where the text is short; may be null
     * @param text cleaned text
     */
    public static byte[] of(String title, String text) {
        var words = new Words(text.length() + (title == null ? 0 : title.length()));
        words.add(text);
        if (words.count < WORDS_THAT_STAND_ALONE && title != null) {
            words.add(title);
        }
        HashValue128 hash = words.count == 0 ? HASHER.hashCharsTo128Bits(text + '\n' + title) : words.hash();
        return ByteBuffer.allocate(BYTES)
                .putLong(hash.getMostSignificantBits())
                .putLong(hash.getLeastSignificantBits())
                .array();
    }

    /** The bytes of a fingerprint held in a record. */
    public static byte[] bytes(ByteBuffer fingerprint) {
        var bytes = new byte[fingerprint.remaining()];
        fingerprint.duplicate().get(bytes);
        return bytes;
    }

    /** Words in lower case, a space before each. */
    private static final class Words {
        /** For each ASCII character what it counts as: itself in lower case, a space for a gap, 0 for nothing. */
        private static final char[] ASCII = new char[128];

        static {
            for (char c = 0; c < ASCII.length; c++) {
                if (Character.isLetterOrDigit(c)) {
                    ASCII[c] = Character.toLowerCase(c);
                } else if (Character.isWhitespace(c)) {
                    ASCII[c] = ' ';
                }
            }
        }

        private char[] out;
        private int length;
        private int count;

        private Words(int capacity) {
            out = new char[2 * capacity + 2];
        }

        private void add(String text) {
            char[] chars = composed(text).toCharArray();
            if (out.length < length + 2 * chars.length + 2) {
                out = Arrays.copyOf(out, length + 2 * chars.length + 2);
            }
            boolean gap = true;
            for (int i = 0; i < chars.length; i++) {
                char c = chars[i];
                char as = c < ASCII.length ? ASCII[c] : beyondAscii(c);
                if (as == ' ') {
                    gap = true;
                } else if (as != 0) {
                    if (gap) {
                        count++;
                        out[length++] = ' ';
                        gap = false;
                    }
                    out[length++] = as;
                } else if ((c == '.' || c == ',') && isInsideNumber(chars, i)) {
                    out[length++] = c;
                }
            }
        }

        private HashValue128 hash() {
            return HASHER.hashCharsTo128Bits(CharBuffer.wrap(out, 0, length));
        }

        /** As {@link #ASCII}; the halves of a character beyond the basic plane count as they are. */
        private static char beyondAscii(char c) {
            if (Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.isSurrogate(c)) {
                return Character.toLowerCase(c);
            }
            return Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : 0;
        }

        private static boolean isInsideNumber(char[] chars, int at) {
            return at > 0
                    && at + 1 < chars.length
                    && Character.isDigit(chars[at - 1])
                    && Character.isDigit(chars[at + 1]);
        }

        private static String composed(String text) {
            return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                    ? text
                    : Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
    }
}
