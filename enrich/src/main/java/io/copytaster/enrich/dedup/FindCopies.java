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
import java.util.List;
import java.util.Map;
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
    /** How many articles are kept read: what is compared once is likely to be compared again soon. */
    private static final int MOST_RECENT = 20_000;

    /** How often it is looked for what is to be forgotten. */
    static final Duration EXPIRY_CHECK = Duration.ofMinutes(1);

    private final EnrichStores stores;
    private final Duration window;

    /**
     * A step that keeps what it knows in these stores.
     *
     * @param window how long after it was received an article is remembered, and compared with others
     */
    public FindCopies(EnrichStores stores, Duration window) {
        this.stores = stores;
        this.window = window;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores.ofCopies();
    }

    @Override
    public Processor<Integer, Probe, String, Note> get() {
        return new Step();
    }

    /** An article of the store, read. */
    private record Compared(Probe probe, Sketch sketch) {}

    private final class Step implements Processor<Integer, Probe, String, Note> {
        private final Comparison comparison = new Comparison();
        private ProcessorContext<String, Note> context;
        private QuietCommit commit;
        private KeyValueStore<String, Probe> sketches;
        private final Map<String, Compared> recent = new RecentlyUsed<>(MOST_RECENT);
        private SketchIndex index;
        private long newest;

        @Override
        public void init(ProcessorContext<String, Note> context) {
            this.context = context;
            commit = new QuietCommit(context, stores.traffic());
            sketches = context.getStateStore(EnrichStores.SKETCHES);
            index = new SketchIndex();
            recent.clear();
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
            Probe known = sketches.get(probe.getId());
            if (known != null && known.getEdition() > probe.getEdition()) {
                return;
            }
            if (known != null) {
                index.remove(known.getId(), ProbeHashes.of(known));
                recent.remove(known.getId());
                sketches.delete(known.getId());
            }
            if (probe.getHashes().hasRemaining()) {
                List<Match> earlier = compare(probe, record.timestamp());
                take(probe);
                sketches.put(probe.getId(), probe);
                tell(probe.getId(), new Findings(probe.getEdition(), true, earlier), record.timestamp());
            }
        }

        private void take(Probe probe) {
            index.add(probe.getId(), probe.getTime(), probe.getReceived(), ProbeHashes.of(probe));
            newest = Math.max(newest, probe.getReceived());
        }

        private Compared compared(String id) {
            Compared known = recent.get(id);
            if (known == null) {
                Probe probe = sketches.get(id);
                known = new Compared(probe, Sketch.of(probe.getSketch()));
                recent.put(id, known);
            }
            return known;
        }

        /** The earlier ones that tell the same story; the later ones are told of this one at once. */
        private List<Match> compare(Probe probe, long timestamp) {
            var earlier = new ArrayList<Match>();
            Sketch sketch = null;
            for (String id : index.find(ProbeHashes.of(probe))) {
                Compared compared = compared(id);
                Probe other = compared.probe;
                if (Math.abs(other.getReceived() - probe.getReceived()) > window.toMillis()) {
                    continue;
                }
                sketch = sketch == null ? Sketch.of(probe.getSketch()) : sketch;
                Sketch otherSketch = compared.sketch;
                var gap = Duration.ofMillis(Math.abs(probe.getTime() - other.getTime()));
                if (ArticleOrder.compare(other.getTime(), id, probe.getTime(), probe.getId()) < 0) {
                    Likeness likeness = comparison.compare(sketch, otherSketch, gap);
                    if (likeness != null) {
                        earlier.add(match(other, likeness));
                    }
                } else {
                    Likeness likeness = comparison.compare(otherSketch, sketch, gap);
                    if (likeness != null) {
                        var late = new Findings(other.getEdition(), false, List.of(match(probe, likeness)));
                        tell(id, late, timestamp);
                    }
                }
            }
            return earlier;
        }

        private static Match match(Probe earlier, Likeness likeness) {
            return Match.newBuilder()
                    .setId(earlier.getId())
                    .setEdition(earlier.getEdition())
                    .setTime(earlier.getTime())
                    .setRelation(likeness.relation())
                    .setContainment((float) likeness.containment())
                    .setContainmentOf((float) likeness.containmentOf())
                    .setScore((float) likeness.score())
                    .setPlace(Place.UNKNOWN)
                    .build();
        }

        /** Time passes with what is received, so that a replay forgets what the live run forgot. */
        private void expire(long now) {
            long before = Math.min(newest, now) - window.toMillis();
            index.expire(before, id -> {
                recent.remove(id);
                Probe expired = sketches.delete(id);
                if (expired != null) {
                    tell(id, new Expired(expired.getEdition()), now);
                }
            });
        }

        private void tell(String id, Object body, long timestamp) {
            context.forward(new Record<>(id, new Note(body), timestamp));
        }
    }
}
