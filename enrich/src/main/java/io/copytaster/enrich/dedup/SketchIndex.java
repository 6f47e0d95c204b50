package io.copytaster.enrich.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the articles that share shingles with one that is looked up. It holds ids and times only, and lives in memory: a
 * processor fills it anew from its store when it starts.
 *
 * <p>One table with open addressing holds for each shingle the articles that have it, at most {@link #MOST_SHARING}, the
 * earliest: so a paragraph that ten thousand articles share costs no more than one that a few do. Some 330 bytes for each
 * article. Not for several threads at once.
 */
public final class SketchIndex {
    /** How many articles are held for one shingle. */
    static final int MOST_SHARING = 128;
    /** How many articles a look-up gives. */
    static final int MOST_FOUND = 512;

    private static final int[] NOTHING = {};

    private static final int FIRST_SLOTS = 256;
    /** The table is at most two thirds full. */
    private static final int TABLE_PER_POSTING = 3;

    private String[] ids = new String[FIRST_SLOTS];
    private long[] times = new long[FIRST_SLOTS];
    private long[] received = new long[FIRST_SLOTS];
    private int slots;
    private int live;

    /** Entries: a hash above, a slot and one below; 0 where there is none. */
    private long[] table = new long[16 * FIRST_SLOTS];

    private int entries;

    private final int[] found = new int[Sketch.PROBES * MOST_SHARING];

    /** How many articles it holds. */
    public int size() {
        return live;
    }

    /**
     * Takes an article in.
     *
     * @param id article id, which must not be in it
     * @param time place in time, UTC milliseconds
     * @param receivedAt when it was received, UTC milliseconds
     * @param hashes its shingles, all different
     * @return its slot: a number that is its own until {@link #expire} says that all were numbered anew
     */
    public int add(String id, long time, long receivedAt, int[] hashes) {
        if (slots == ids.length) {
            growSlots();
        }
        int slot = slots++;
        ids[slot] = id;
        times[slot] = time;
        received[slot] = receivedAt;
        live++;
        for (int hash : hashes) {
            post(hash, slot);
        }
        return slot;
    }

    /** Id of the article in a slot. */
    public String id(int slot) {
        return ids[slot];
    }

    /** Place in time of the article in a slot, UTC milliseconds. */
    public long time(int slot) {
        return times[slot];
    }

    /** When the article in a slot was received, UTC milliseconds. */
    public long received(int slot) {
        return received[slot];
    }

    /** Takes an article out. The hashes are those that it was added with. */
    public void remove(String id, int[] hashes) {
        for (int hash : hashes) {
            for (int at = start(hash); table[at] != 0; at = next(at)) {
                if (hashAt(at) == hash && id.equals(ids[slotAt(at)])) {
                    clear(slotAt(at));
                    return;
                }
            }
        }
    }

    /**
     * The slots of the articles that share a shingle. If there are more than {@value #MOST_FOUND}, those that share the
     * most, and of equals the earliest.
     *
     * @param hashes shingles, at most {@link Sketch#PROBES}
     */
    public int[] find(int[] hashes) {
        int count = 0;
        for (int hash : hashes) {
            for (int at = start(hash); table[at] != 0; at = next(at)) {
                if (hashAt(at) == hash && ids[slotAt(at)] != null && count < found.length) {
                    found[count++] = slotAt(at);
                }
            }
        }
        if (count == 0) {
            return NOTHING;
        }
        Arrays.sort(found, 0, count);
        int different = 1;
        for (int i = 1; i < count; i++) {
            different += found[i] == found[i - 1] ? 0 : 1;
        }
        return different <= MOST_FOUND ? all(count, different) : best(count);
    }

    /**
     * Takes the articles out that were received before a time, and tells of each.
     *
     * @return whether those that are left have other slots now
     */
    public boolean expire(long before, Consumer<String> expired) {
        for (int slot = 0; slot < slots; slot++) {
            if (ids[slot] != null && received[slot] < before) {
                expired.accept(ids[slot]);
                clear(slot);
            }
        }
        boolean sparse = slots > FIRST_SLOTS && live < slots / 4 * 3;
        if (sparse) {
            compact();
        }
        return sparse;
    }

    private int[] all(int count, int different) {
        var all = new int[different];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                all[kept++] = found[i];
            }
        }
        return all;
    }

    private int[] best(int count) {
        var shares = new ArrayList<Share>();
        for (int begin = 0, end; begin < count; begin = end) {
            for (end = begin + 1; end < count && found[end] == found[begin]; ) {
                end++;
            }
            shares.add(new Share(found[begin], end - begin));
        }
        shares.sort((a, b) -> a.shared != b.shared ? b.shared - a.shared : compare(a.slot, b.slot));
        return shares.stream().limit(MOST_FOUND).mapToInt(Share::slot).toArray();
    }

    private record Share(int slot, int shared) {}

    /** Enters a slot under a hash, in the place of the latest if there are too many. */
    private void post(int hash, int slot) {
        int sharing = 0;
        int latest = -1;
        int at = start(hash);
        for (; table[at] != 0; at = next(at)) {
            if (hashAt(at) != hash) {
                continue;
            }
            if (ids[slotAt(at)] == null) {
                table[at] = entry(hash, slot);
                return;
            }
            sharing++;
            latest = latest < 0 || compare(slotAt(at), slotAt(latest)) > 0 ? at : latest;
        }
        if (sharing < MOST_SHARING) {
            table[at] = entry(hash, slot);
            if (++entries * TABLE_PER_POSTING > table.length * 2) {
                rebuild(table.length * 2);
            }
        } else if (compare(slot, slotAt(latest)) < 0) {
            table[latest] = entry(hash, slot);
        }
    }

    /** Order of articles: by time, and by id where that is equal. */
    private int compare(int slot, int other) {
        return ArticleOrder.compare(times[slot], ids[slot], times[other], ids[other]);
    }

    private void clear(int slot) {
        ids[slot] = null;
        live--;
    }

    /** Renumbers the slots without the empty ones, and drops what was posted for those. */
    private void compact() {
        var moved = new int[slots];
        int to = 0;
        for (int slot = 0; slot < slots; slot++) {
            moved[slot] = ids[slot] == null ? -1 : to;
            if (ids[slot] != null) {
                ids[to] = ids[slot];
                times[to] = times[slot];
                received[to++] = received[slot];
            }
        }
        Arrays.fill(ids, to, slots, null);
        slots = to;
        for (int at = 0; at < table.length; at++) {
            if (table[at] != 0) {
                int slot = moved[slotAt(at)];
                table[at] = slot < 0 ? 0 : entry(hashAt(at), slot);
            }
        }
        rebuild(table.length);
    }

    private void growSlots() {
        int size = ids.length * 2;
        ids = Arrays.copyOf(ids, size);
        times = Arrays.copyOf(times, size);
        received = Arrays.copyOf(received, size);
    }

    private void rebuild(int size) {
        long[] old = table;
        table = new long[size];
        entries = 0;
        for (long entry : old) {
            if (entry != 0) {
                int at = start((int) (entry >>> Integer.SIZE));
                while (table[at] != 0) {
                    at = next(at);
                }
                table[at] = entry;
                entries++;
            }
        }
    }

    private static long entry(int hash, int slot) {
        return ((long) hash << Integer.SIZE) | (slot + 1);
    }

    private int hashAt(int at) {
        return (int) (table[at] >>> Integer.SIZE);
    }

    private int slotAt(int at) {
        return (int) table[at] - 1;
    }

    private int start(int hash) {
        return (hash * 0x9E3779B1) >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    }

    private int next(int at) {
        return (at + 1) & (table.length - 1);
    }
}
