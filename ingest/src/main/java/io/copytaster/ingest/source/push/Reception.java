package io.copytaster.ingest.source.push;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.outlet.OutletException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.push.PushResult.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests on any thread, and answers each when what was in it is safe. One thread waits for that, for all requests
 * that came meanwhile at once. What is sent and not yet safe is limited: beyond that a request is turned away.
 */
public final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final PushSource source;
    private final Input.Receiver receiver;
    private final Duration longestWait;
    private final BlockingQueue<CompletableFuture<Void>> unsafe = new LinkedBlockingQueue<>();
    private final Room room = new Room();
    private final ExecutorService readers = Executors.newCachedThreadPool(Reception::reader);
    private boolean closed;

    Reception(PushSource source, Input.Receiver receiver) {
        this(source, receiver, LONGEST_WAIT);
    }

    /**
     * @param longestWait for the broker to acknowledge a request, until it is answered anyway
     */
    Reception(PushSource source, Input.Receiver receiver, Duration longestWait) {
        this.source = source;
        this.receiver = receiver;
        this.longestWait = longestWait;
    }

    /** How long one who was turned away should wait before trying again. */
    public Duration retryAfter() {
        return Duration.ofSeconds(2);
    }

    /**
     * Takes what somebody pushes; returns when it is safe, or it is known that it will not be soon.
     *
     * @param contentType as declared, or null
     * @param length of the body in bytes as declared, or -1
     * @throws IOException if the body cannot be read to its end
     */
    public PushResult take(String contentType, long length, InputStream body) throws IOException {
        if (length > PushBody.MAX_BYTES) {
            return tooLarge();
        }
        if (!room.fits(Math.max(length, 0))) {
            return busy();
        }
        Room.Share share = room.share();
        try {
            byte[] content = PushBody.read(body, share);
            return content == null ? left(share, tooLarge()) : send(contentType, content, share);
        } catch (PushBody.NoRoom e) {
            return left(share, busy());
        } catch (IOException | RuntimeException e) {
            share.leave();
            throw e;
        }
    }

    private PushResult send(String contentType, byte[] content, Room.Share share) {
        PushResult refusal = enter(share);
        if (refusal != null) {
            return left(share, refusal);
        }
        var items = new Items();
        var safe = new CompletableFuture<Void>();
        var unused = safe.whenComplete((nothing, error) -> share.leave());
        try {
            readers.execute(() -> read(PushBody.delivery(source, contentType, content), items, safe));
        } catch (RejectedExecutionException e) {
            safe.complete(null);
            return ending();
        }
        return await(safe, items);
    }

    /** Sends what is found in a body. A broker that is away may hold this up for as long as it is. */
    private void read(Delivery delivery, Items items, CompletableFuture<Void> safe) {
        try {
            receiver.receive(delivery, items::before);
        } catch (RuntimeException e) {
            safe.completeExceptionally(e);
        } finally {
            // Also when it failed: the thread that delivers is to hear of an outlet that takes no more.
            unsafe.add(safe);
        }
    }

    private PushResult await(CompletableFuture<Void> safe, Items items) {
        try {
            safe.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
            return new PushResult(Outcome.TAKEN, null, items.list());
        } catch (TimeoutException e) {
            log.warn("event=push-unacknowledged source=\"{}\" seconds={}", source.name(), longestWait.toSeconds());
            return PushResult.not(
                    Outcome.UNCERTAIN,
                    "the broker has not acknowledged it within " + longestWait.toSeconds()
                            + " s; send it again later, twice does no harm");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ending();
        }
    }

    private static PushResult failed(Throwable cause) {
        if (cause instanceof Items.TooMany) {
            return tooLarge();
        }
        if (cause instanceof Stopped) {
            return ending();
        }
        if (cause instanceof OutletException) {
            return PushResult.not(Outcome.UNCERTAIN, "not acknowledged; send it again later, twice does no harm");
        }
        throw new IllegalStateException(cause);
    }

    private synchronized PushResult enter(Room.Share share) {
        return closed ? ending() : share.enter() ? null : busy();
    }

    private static PushResult left(Room.Share share, PushResult result) {
        share.leave();
        return result;
    }

    /** Waits for a request, then until it is safe with all that came meanwhile. For the thread that delivers. */
    void settle() throws InterruptedException {
        settle(unsafe.take());
    }

    /** Gives up those that are still being sent; who waits for an answer gets one. */
    void abandon() {
        readers.shutdownNow();
    }

    /** Takes no more requests, and settles those under way, for so long at most. */
    void close(Duration most) throws InterruptedException {
        synchronized (this) {
            closed = true;
        }
        long end = System.nanoTime() + most.toNanos();
        while (room.isBusy() && System.nanoTime() < end) {
            CompletableFuture<Void> first = unsafe.poll(50, TimeUnit.MILLISECONDS);
            if (first != null) {
                settle(first);
                // To be told to stop again while stopping is no news.
                Thread.interrupted();
            }
        }
    }

    private void settle(CompletableFuture<Void> first) {
        var settled = new ArrayList<CompletableFuture<Void>>();
        settled.add(first);
        unsafe.drainTo(settled);
        try {
            receiver.settle(() -> settled.forEach(safe -> safe.complete(null)));
        } catch (RuntimeException e) {
            settled.forEach(safe -> safe.completeExceptionally(e));
            throw e;
        }
    }

    private static Thread reader(Runnable task) {
        var thread = new Thread(task, "push-reader");
        thread.setDaemon(true);
        return thread;
    }

    private static PushResult busy() {
        return PushResult.not(Outcome.BUSY, "the broker is behind with what came before; try again later");
    }

    private static PushResult tooLarge() {
        return PushResult.not(
                Outcome.TOO_LARGE,
                "a request may have " + (PushBody.MAX_BYTES >> 20) + " MiB, packed once at most and unpacked, and "
                        + Items.MOST + " articles; send several");
    }

    private static PushResult ending() {
        return PushResult.not(Outcome.UNCERTAIN, "the program ends; send it again when it is back");
    }
}
