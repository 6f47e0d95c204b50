package io.copytaster.enrich.dedup;

/** Which passages of a text another text has, too. Lengths are in shingles, estimated where the text is sampled. */
final class Passages {
    private final int scale;
    private int total;
    private int shared;
    private int bridged;
    private int newLead;
    private int newPassage;
    private int newEnd;

    /**
     * Goes through the shingles of a text in their order.
     *
     * @param others shingles of the other text
     * @param level how often the samples of both are to be halved
     * @param edit new shingles in a row up to which a gap between shared ones counts as shared
     */
    Passages(Sketch text, CharSet others, int level, int edit) {
        scale = 1 << level;
        int bridge = Math.max(1, edit / scale);
        int run = 0;
        for (char shingle : text.shingles) {
            if (!ShingleSample.isSampled(shingle, level)) {
                continue;
            }
            total++;
            if (!others.contains(shingle)) {
                run++;
                continue;
            }
            if (shared == 0) {
                newLead = run;
            } else {
                newPassage = Math.max(newPassage, run);
                bridged += run <= bridge ? run : 0;
            }
            shared++;
            run = 0;
        }
        newEnd = run;
        bridged += shared;
    }

    /** Share of the text's shingles that the other text has. */
    double containment() {
        return total == 0 ? 0 : (double) shared / total;
    }

    /** The same, small changes counted as shared. */
    double bridged() {
        return total == 0 ? 0 : (double) bridged / total;
    }

    /** New shingles before the first shared one. */
    int newLead() {
        return newLead * scale;
    }

    /** New shingles in a row between shared ones, at most. */
    int newPassage() {
        return newPassage * scale;
    }

    /** New shingles after the last shared one. */
    int newEnd() {
        return newEnd * scale;
    }
}
