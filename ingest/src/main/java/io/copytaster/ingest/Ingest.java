package io.copytaster.ingest;

import io.copytaster.ingest.IngestReport.Failure;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.Inputs;
import io.copytaster.ingest.source.SourceStates;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads inputs and gives what is in them to an outlet: those that end one after the other, those that do not beside them,
 * each on a thread of its own. What cannot become an article becomes a dead letter; an input that cannot be read is
 * reported, and the others go on.
 *
 * <p>A run ends early, without losing what it sent, when its thread is interrupted or another one calls {@link #close}.
 */
public final class Ingest implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);
    private static final int CLOSE_SECONDS = 10;

    private final ArticleOutlet outlet;
    private final InstantSource clock;
    private final SourceStates states;
    private final IngestProgress progress = new IngestProgress();
    private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> notes = new ConcurrentSkipListMap<>();
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private Thread runner;

    /** A run that starts from nothing and leaves nothing to go on from. */
    public Ingest(ArticleOutlet outlet, InstantSource clock) {
        this(outlet, clock, SourceStates.forgetful());
    }

    /**
     * @param outlet where articles go; the caller closes it
     * @param clock time of receipt
     * @param states what inputs left to go on from; the caller closes it
     */
    public Ingest(ArticleOutlet outlet, InstantSource clock, SourceStates states) {
        this.outlet = outlet;
        this.clock = clock;
        this.states = states;
    }

    /** Counts of the run as it goes on, for any thread. */
    public IngestProgress progress() {
        return progress;
    }

    /**
     * Reads all inputs to their end, once.
     *
     * @throws IngestException before anything is sent, if one of the inputs cannot be read
     * @throws io.copytaster.ingest.outlet.OutletException if the outlet takes no more
     * @throws IllegalStateException if it ran before
     */
    public IngestReport run(List<? extends Input> inputs) {
        var lane = new Lane(Thread.currentThread());
        synchronized (this) {
            if (runner != null || ended.getCount() == 0) {
                throw new IllegalStateException("an Ingest runs once");
            }
            runner = Thread.currentThread();
            lanes.add(lane);
        }
        try {
            Inputs.check(inputs);
            IngestReport report = deliverAll(inputs, lane, measure(inputs));
            lane.settle(outlet::flush);
            IngestLog.ended(log, report);
            return report;
        } finally {
            synchronized (this) {
                runner = null;
                ended.countDown();
            }
            if (closed || broken.get() != null) {
                // Only the run was to be woken.
                Thread.interrupted();
            }
        }
    }

    /** Ends a run soon, and waits until it has: a few seconds at most. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (runner == null || runner == Thread.currentThread()) {
                return;
            }
            // They may be waiting for input that never comes.
            lanes.forEach(Lane::stop);
        }
        try {
            if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("event=ingest-slow-to-stop seconds={}", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Adds up the bytes there are to read; returns the inputs that know theirs. */
    private Set<Input> measure(List<? extends Input> inputs) {
        Set<Input> sized = Collections.newSetFromMap(new IdentityHashMap<>());
        long total = 0;
        for (Input input : inputs) {
            long bytes = input.knownBytes();
            if (bytes >= 0) {
                sized.add(input);
                total += bytes;
            }
        }
        progress.bytesTotal(total);
        return sized;
    }

    private IngestReport deliverAll(List<? extends Input> inputs, Lane lane, Set<Input> sized) {
        var desk = new OutletDesk(outlet, clock, progress, this::isStopping);
        boolean stopped = false;
        List<Lane> beside = startEndless(inputs, lane, desk);
        try {
            for (Input input : inputs) {
                desk.stopIfAsked();
                if (!input.isEndless()) {
                    reading(desk, lane, sized.contains(input)).read(input);
                }
            }
            beside.forEach(Lane::join);
            desk.stopIfAsked();
        } catch (Stopped e) {
            stopped = true;
        } finally {
            beside.forEach(Lane::stop);
            lane.settle(() -> beside.forEach(Lane::join));
        }
        if (broken.get() != null) {
            throw broken.get();
        }
        synchronized (failures) {
            return new IngestReport(desk.tally().counts(), failures, notes, stopped);
        }
    }

    private List<Lane> startEndless(List<? extends Input> inputs, Lane main, OutletDesk desk) {
        var beside = new ArrayList<Lane>();
        for (Input input : inputs) {
            if (input.isEndless()) {
                beside.add(start(input, main, desk));
            }
        }
        return beside;
    }

    private Lane start(Input input, Lane main, OutletDesk desk) {
        var lane = new AtomicReference<Lane>();
        var thread = new Thread(() -> readBeside(input, lane.get(), main, desk), "ingest " + input.name());
        lane.set(new Lane(thread));
        synchronized (this) {
            lanes.add(lane.get());
            thread.start();
            if (closed) {
                lane.get().stop();
            }
        }
        return lane.get();
    }

    private void readBeside(Input input, Lane lane, Lane main, OutletDesk desk) {
        try {
            reading(desk, lane, false).read(input);
        } catch (Stopped e) {
            log.debug("event=input-stopped input={}", input.name());
        } catch (RuntimeException e) {
            broken.compareAndSet(null, e);
            main.stop();
        }
    }

    private Reading reading(OutletDesk desk, Lane lane, boolean sized) {
        return new Reading(desk, lane, sized ? progress.bytes : null, failures, notes, outlet::flush, states);
    }

    private boolean isStopping() {
        return closed || broken.get() != null || Thread.currentThread().isInterrupted();
    }
}
