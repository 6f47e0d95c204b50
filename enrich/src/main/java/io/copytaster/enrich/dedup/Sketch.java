package io.copytaster.enrich.dedup;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What is kept of a text to compare it with others without the text itself: a fingerprint of all its words, its shingles
 * in their order, the numbers and names in it, and the slug that a desk put before the headline.
 *
 * <p>A shingle is a run of neighbouring words (Broder, On the resemblance and containment of documents, 1997). A text is
 * looked up by those with the lowest hashes. Of a long text a sample is kept: all whose hash is below a bound that halves
 * until they are few enough, so that two texts sample the same of what they share.
 */
public final class Sketch {
    /** How many shingles a text is looked up by. */
    public static final int PROBES = 16;

    private static final int MOST_SHINGLES = 192;
    static final int MOST_NUMBERS = 32;
    static final int MOST_NAMES = 24;
    private static final int FIXED_BYTES = Long.BYTES + Integer.BYTES + Character.BYTES + 4;

    /**
     * Words below which a text alone does not tell an article from another: result tables and one-line flashes of one
     * desk are alike to the letter, and only their headlines say what they are about.
     */
    private static final int WORDS_THAT_STAND_ALONE = 15;

    final long fingerprint;
    final int words;
    final char slug;
    final int level;
    final char[] shingles;
    final char[] numbers;
    final char[] names;

    Sketch(long fingerprint, int words, char slug, int level, char[] shingles, char[] numbers, char[] names) {
        this.fingerprint = fingerprint;
        this.words = words;
        this.slug = slug;
        this.level = level;
        this.shingles = shingles;
        this.numbers = numbers;
        this.names = names;
    }

    /** Whether two texts are the same, word by word. */
    boolean isExactly(Sketch other) {
        return fingerprint == other.fingerprint && words == other.words;
    }

    /** A sketch with the hashes of the shingles by which the text is looked up. */
    public static final class Probed {
        private final Sketch sketch;
        private final int[] probes;

        private Probed(Sketch sketch, int[] probes) {
            this.sketch = sketch;
            this.probes = probes;
        }

        /** The sketch. */
        public Sketch sketch() {
            return sketch;
        }

        /** What the text is looked up by: at most {@link #PROBES}, all different. */
        public int[] probes() {
            return probes;
        }
    }

    /**
     * The sketch of an article.
     *
     * @param title headline, of which only the wire slug counts unless the text is short; may be null
     * @param text cleaned text
     */
    public static Probed of(String title, String text) {
        var words = new WordHashes(text);
        if (words.count() < WORDS_THAT_STAND_ALONE && title != null) {
            words.add(title);
        }
        if (words.count() == 0) {
            return ofSigns(title, text);
        }
        var sample = new ShingleSample(MOST_SHINGLES);
        var lowest = new LowestHashes(PROBES);
        var numbers = new LowestHashes(MOST_NUMBERS);
        var names = new LowestHashes(MOST_NAMES);
        int count = words.count();
        long fingerprint = 0;
        for (int i = 0; i < count; i++) {
            long word = words.at(i);
            fingerprint = WordHashes.mix(fingerprint + word);
            if (WordHashes.isNumber(word)) {
                numbers.add(word);
            } else if (words.isName(i)) {
                names.add(word);
            }
        }
        Shingles.add(words, sample, lowest);
        var sketch = new Sketch(
                fingerprint,
                count,
                WireSlug.of(title),
                sample.level(),
                sample.lowBits(),
                numbers.highBits(),
                names.highBits());
        return new Probed(sketch, lowest.lowBits());
    }

    /** Of a text without any word. */
    private static Probed ofSigns(String title, String text) {
        long hash = WordHashes.mix(((long) text.hashCode() << Integer.SIZE) + Objects.hashCode(title));
        var nothing = new char[0];
        return new Probed(new Sketch(hash, 0, WireSlug.NONE, 0, nothing, nothing, nothing), new int[] {(int) hash});
    }

    /** The sketch as bytes: what is stored of each article. */
    public ByteBuffer toBytes() {
        int chars = shingles.length + numbers.length + names.length;
        var bytes = ByteBuffer.allocate(FIXED_BYTES + chars * Character.BYTES);
        bytes.putLong(fingerprint).putInt(words).putChar(slug);
        bytes.put((byte) level)
                .put((byte) shingles.length)
                .put((byte) numbers.length)
                .put((byte) names.length);
        bytes.asCharBuffer().put(shingles).put(numbers).put(names);
        return bytes.rewind();
    }

    /** The sketch that {@link #toBytes} wrote; leaves the position of the buffer as it is. */
    public static Sketch of(ByteBuffer written) {
        ByteBuffer bytes = written.duplicate();
        long fingerprint = bytes.getLong();
        int words = bytes.getInt();
        char slug = bytes.getChar();
        int level = bytes.get();
        var shingles = new char[bytes.get() & 0xFF];
        var numbers = new char[bytes.get()];
        var names = new char[bytes.get()];
        bytes.asCharBuffer().get(shingles).get(numbers).get(names);
        return new Sketch(fingerprint, words, slug, level, shingles, numbers, names);
    }
}
