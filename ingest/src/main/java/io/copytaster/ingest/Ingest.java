package io.copytaster.ingest;

import io.copytaster.ingest.IngestReport.Failure;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Known;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Formats;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads inputs one after the other and gives what is in them to an outlet. What cannot become an article becomes a dead
 * letter; an input that cannot be read is reported, and the others go on.
 *
 * <p>A run ends early, without losing what it sent, when its thread is interrupted or another one calls {@link #close}.
 */
public final class Ingest implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);
    private static final int CLOSE_SECONDS = 10;

    private final ArticleOutlet outlet;
    private final InstantSource clock;
    private final IngestProgress progress = new IngestProgress();
    private final Object lock = new Object();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;
    private Thread runner;
    private boolean flushing;

    /**
     * @param outlet where articles go; the caller closes it
     * @param clock time of receipt
     */
    public Ingest(ArticleOutlet outlet, InstantSource clock) {
        this.outlet = outlet;
        this.clock = clock;
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
        synchronized (lock) {
            if (runner != null || ended.getCount() == 0) {
                throw new IllegalStateException("an Ingest runs once");
            }
            runner = Thread.currentThread();
        }
        try {
            Inputs.check(inputs);
            IngestReport report = deliverAll(inputs, measure(inputs));
            flush();
            IngestLog.ended(log, report);
            return report;
        } finally {
            synchronized (lock) {
                runner = null;
                ended.countDown();
            }
        }
    }

    /** Ends a run soon, and waits until it has: a few seconds at most. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (runner == null || runner == Thread.currentThread()) {
                return;
            }
            // It may be waiting for input that never comes.
            if (!flushing) {
                runner.interrupt();
            }
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

    private IngestReport deliverAll(List<? extends Input> inputs, Set<Input> sized) {
        var desk = new OutletDesk(outlet, clock, progress, this::isStopping);
        var failures = new ArrayList<Failure>();
        boolean stopped = false;
        try {
            for (Input input : inputs) {
                desk.stopIfAsked();
                deliver(input, sized.contains(input), desk, failures);
            }
        } catch (Stopped e) {
            stopped = true;
        }
        return new IngestReport(desk.tally().counts(), failures, stopped);
    }

    private void deliver(Input input, boolean sized, OutletDesk desk, List<Failure> failures) {
        var receiver = new Input.Receiver() {
            @Override
            public void receive(Delivery delivery) {
                receive(delivery, desk);
            }

            @Override
            public void receive(Delivery delivery, Known known) {
                receive(delivery, known.before(desk));
            }

            @Override
            public void settle() {
                flushing(true);
                outlet.flush();
                flushing(false);
            }

            private void receive(Delivery delivery, Desk to) {
                desk.stopIfAsked();
                try {
                    read(delivery, sized, to);
                } catch (InterruptedIOException e) {
                    throw new Stopped();
                } catch (IOException e) {
                    failed(failure(delivery.place(), e));
                }
            }

            @Override
            public void failed(IngestException failure) {
                desk.stopIfAsked();
                failures.add(new Failure(failure.input(), failure.getMessage()));
                log.warn("event=input-failed input={} error=\"{}\"", failure.input(), failure.getMessage());
            }
        };
        try {
            input.deliver(receiver);
        } catch (IngestException e) {
            receiver.failed(e);
        } catch (IOException e) {
            receiver.failed(failure(input.name(), e));
        }
    }

    private void read(Delivery delivery, boolean sized, Desk desk) throws IOException {
        try (InputStream bytes = delivery.body().open();
                InputStream counted = sized ? new CountingStream(bytes, progress.bytes) : bytes) {
            Formats.read(delivery, counted, desk);
        } catch (Unreadable e) {
            String source = delivery.kind() == Delivery.Kind.FILE ? delivery.folder() : delivery.source();
            var whole = new Piece(source, delivery.key(), delivery.place(), () -> asItCame(delivery));
            desk.reject(whole, e.reason(), e.getMessage());
        }
    }

    private static byte[] asItCame(Delivery delivery) {
        if (delivery.kind() == Delivery.Kind.STREAM) {
            return new byte[0];
        }
        try (InputStream bytes = delivery.body().open()) {
            return bytes.readNBytes(Delivery.MAX_KEPT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IngestException failure(String input, IOException e) {
        return new IngestException(input, "cannot be read (" + e + "); see that it is there and readable", e);
    }

    /** While the outlet is flushed, {@link #close} only waits. */
    private void flushing(boolean now) {
        synchronized (lock) {
            if (closed) {
                throw new Stopped();
            }
            flushing = now;
        }
    }

    private boolean isStopping() {
        return closed || Thread.currentThread().isInterrupted();
    }

    private void flush() {
        boolean interrupted;
        synchronized (lock) {
            // From here on close() only waits. An interrupt would keep the outlet from flushing.
            flushing = true;
            interrupted = Thread.interrupted();
        }
        outlet.flush();
        if (interrupted && !closed) {
            Thread.currentThread().interrupt();
        }
    }
}
