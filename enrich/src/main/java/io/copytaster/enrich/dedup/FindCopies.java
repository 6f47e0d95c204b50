package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Expired;
import io.copytaster.enrich.state.Findings;
import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Note;
import io.copytaster.enrich.state.Place;
import io.copytaster.enrich.state.Probe;
import io.copytaster.enrich.state.QuietCommit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Finds for each article the others that tell the same story, and writes to the holder of the later one of every pair:
 * so each learns of all earlier ones, in whatever order they come.
 *
 * <p>A partition of it knows the articles with a share of all shingles. What it finds depends on pairs of articles alone,
 * not on what became of them.
 */
public final class FindCopies implements ProcessorSupplier<Integer, Probe, String, Note> {
    /** Share of the heap for the sketches in memory, and what one takes there. */
    private static final int HEAP_SHARE = 10;

    private static final int SKETCH_BYTES = 520;
    private static final int FEWEST_RECENT = 1 << 14;

    /** How often it is looked for what is to be forgotten. */
    static final Duration EXPIRY_CHECK = Duration.ofMinutes(1);

    private final EnrichStores stores;
    private final Duration window;
    private final int mostRecent;

    /**
     * A step that keeps what it knows in these stores.
     *
     * @param window how long after it was received an article is remembered, and compared with others
     * @param partitions how many tasks share the memory for it
     */
    public FindCopies(EnrichStores stores, Duration window, int partitions) {
        this.stores = stores;
        this.window = window;
        long room = Runtime.getRuntime().maxMemory() / HEAP_SHARE / SKETCH_BYTES / partitions;
        mostRecent = (int) Math.max(FEWEST_RECENT, Math.min(room, Integer.MAX_VALUE / 2));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores.ofCopies();
    }

    @Override
    public Processor<Integer, Probe, String, Note> get() {
        return new Step();
    }

    /** What is known of the article in a slot of the index. */
    private record Known(int slot, long edition, Sketch sketch) {}

    private final class Step implements Processor<Integer, Probe, String, Note> {
        private final Comparison comparison = new Comparison();
        private ProcessorContext<String, Note> context;
        private QuietCommit commit;
        private KeyValueStore<String, Probe> sketches;
        /** The articles kept read, each in the place of the last that its slot leads to. */
        private final Known[] recent = new Known[mostRecent];

        private SketchIndex index;
        private long newest;

        @Override
        public void init(ProcessorContext<String, Note> context) {
            this.context = context;
            commit = new QuietCommit(context, stores.traffic());
            sketches = context.getStateStore(EnrichStores.SKETCHES);
            index = new SketchIndex();
            Arrays.fill(recent, null);
            newest = Long.MIN_VALUE;
            try (var all = sketches.all()) {
                all.forEachRemaining(e -> take(e.value));
            }
            context.schedule(EXPIRY_CHECK, PunctuationType.WALL_CLOCK_TIME, now -> expire(now));
        }

        @Override
        public void process(Record<Integer, Probe> record) {
            commit.count();
            Probe probe = record.value();
            // The first edition of an article is not known yet.
            Probe known = probe.getEdition() == 1 ? null : sketches.get(probe.getId());
            if (known != null && known.getEdition() > probe.getEdition()) {
                return;
            }
            if (known != null) {
                index.remove(known.getId(), ProbeHashes.of(known));
                sketches.delete(known.getId());
            }
            if (probe.getHashes().hasRemaining()) {
                Sketch sketch = Sketch.of(probe.getSketch());
                List<Match> earlier = compare(probe, sketch, record.timestamp());
                int slot = take(probe);
                recent[slot % mostRecent] = new Known(slot, probe.getEdition(), sketch);
                sketches.put(probe.getId(), probe);
                tell(probe.getId(), new Findings(probe.getEdition(), true, earlier), record.timestamp());
            }
        }

        private int take(Probe probe) {
            newest = Math.max(newest, probe.getReceived());
            return index.add(probe.getId(), probe.getTime(), probe.getReceived(), ProbeHashes.of(probe));
        }

        private Known known(int slot) {
            Known known = recent[slot % mostRecent];
            if (known == null || known.slot != slot) {
                Probe probe = sketches.get(index.id(slot));
                known = new Known(slot, probe.getEdition(), Sketch.of(probe.getSketch()));
                recent[slot % mostRecent] = known;
            }
            return known;
        }

        /** The earlier ones that tell the same story; the later ones are told of this one at once. */
        private List<Match> compare(Probe probe, Sketch sketch, long timestamp) {
            var earlier = new ArrayList<Match>();
            for (int slot : index.find(ProbeHashes.of(probe))) {
                if (Math.abs(index.received(slot) - probe.getReceived()) > window.toMillis()) {
                    continue;
                }
                Known other = known(slot);
                String id = index.id(slot);
                long time = index.time(slot);
                var gap = Duration.ofMillis(Math.abs(probe.getTime() - time));
                if (ArticleOrder.compare(time, id, probe.getTime(), probe.getId()) < 0) {
                    Likeness likeness = comparison.compare(sketch, other.sketch, gap);
                    if (likeness != null) {
                        earlier.add(match(id, other.edition, time, likeness));
                    }
                } else {
                    Likeness likeness = comparison.compare(other.sketch, sketch, gap);
                    if (likeness != null) {
                        Match match = match(probe.getId(), probe.getEdition(), probe.getTime(), likeness);
                        tell(id, new Findings(other.edition, false, List.of(match)), timestamp);
                    }
                }
            }
            return earlier;
        }

        private static Match match(String id, long edition, long time, Likeness likeness) {
            return new Match(
                    id,
                    edition,
                    time,
                    likeness.relation(),
                    (float) likeness.containment(),
                    (float) likeness.containmentOf(),
                    (float) likeness.score(),
                    Place.UNKNOWN,
                    null,
                    null);
        }

        /** Time passes with what is received, so that a replay forgets what the live run forgot. */
        private void expire(long now) {
            long before = Math.min(newest, now) - window.toMillis();
            boolean renumbered = index.expire(before, id -> {
                Probe expired = sketches.delete(id);
                if (expired != null) {
                    tell(id, new Expired(expired.getEdition()), now);
                }
            });
            if (renumbered) {
                Arrays.fill(recent, null);
            }
        }

        private void tell(String id, Object body, long timestamp) {
            context.forward(new Record<>(id, new Note(body), timestamp));
        }
    }
}
