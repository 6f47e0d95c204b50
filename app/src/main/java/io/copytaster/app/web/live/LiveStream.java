package io.copytaster.app.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.deadletters.Decision;
import io.copytaster.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells watchers what goes on. However fast the stream is, they hear of it a few times a second, with counts of all and
 * the newest articles. One thread reads the topics for all of them, and only while there are any.
 */
public final class LiveStream implements AutoCloseable {
    /** Somebody who looks on. */
    @FunctionalInterface
    public interface Watcher {
        /** Takes an event; may throw if it can take none any more. */
        void send(String event, String json);
    }

    /** The event that comes every {@value #PULSE_MILLIS} ms. */
    public static final String PULSE = "pulse";

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_WATCHERS = 50;
    private static final int BEFORE = 60;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long PULSE_MILLIS = 250;
    /** In pulses. */
    private static final int STAGES_EVERY = 8;

    private static final long PAUSE_MILLIS = 2_000;

    private final Cluster cluster;
    private final InstantSource clock;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private Thread reader;
    private volatile boolean closed;

    /** A stream that is read when the first watcher comes. */
    public LiveStream(Cluster cluster, InstantSource clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Lets somebody look on.
     *
     * @throws IllegalStateException if there are too many already
     */
    public synchronized void watch(Watcher watcher) {
        if (watchers.size() >= MOST_WATCHERS || closed) {
            throw new IllegalStateException(MOST_WATCHERS + " already watch; close another page that does");
        }
        watchers.add(watcher);
        if (reader == null) {
            reader = new Thread(this::run, "live-stream");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** Lets somebody go. */
    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** The newest dead letters, newest first, with what was done about them by {@code PARTITION:OFFSET}. */
    public List<DeadLetterNote> deadLetters(Map<String, Decision> decisions) {
        return DeadLetterList.newest(cluster, decisions);
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            closed = true;
            watchers.clear();
            running = reader;
        }
        if (running != null) {
            try {
                running.join(PAUSE_MILLIS * 2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (isWatched()) {
            try {
                follow();
            } catch (RuntimeException e) {
                log.warn("event=live-stream-interrupted error=\"{}\"", e.toString());
                tell("trouble", Map.of("error", "The topics cannot be read just now; trying again."));
                pause();
            }
        }
    }

    /** Ends the thread once nobody watches; decided under the lock that lets watchers in. */
    private synchronized boolean isWatched() {
        if (watchers.isEmpty()) {
            reader = null;
            return false;
        }
        return true;
    }

    private void follow() {
        try (var tail = TopicTail.of(cluster, BEFORE);
                var arrivals = new Arrivals(cluster.serdes());
                var sources = new Sources(cluster);
                var stages = new Stages(cluster)) {
            var tally = new Tally();
            long next = clock.millis();
            for (int pulses = 0; !watchers.isEmpty(); ) {
                for (ConsumerRecord<byte[], byte[]> record : tail.poll(POLL)) {
                    take(record, tail.isEarlier(record), tally, arrivals, sources);
                }
                long now = clock.millis();
                if (now >= next) {
                    tell(PULSE, tally.pulse(now, arrivals));
                    if (pulses++ % STAGES_EVERY == 0) {
                        tell("stages", stages.list());
                        tell("sources", sources.list(stages.topics()));
                    }
                    next = now + PULSE_MILLIS;
                }
            }
        }
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> record, boolean earlier, Tally tally, Arrivals arrivals, Sources sources) {
        tally.take(record, earlier);
        String source = record.topic().equals(Topics.RAW) ? arrivals.source(record) : null;
        if (source != null) {
            sources.delivered(source, record.timestamp(), earlier);
        }
    }

    private void tell(String event, Object what) {
        String json = json(what);
        watchers.removeIf(watcher -> !isTold(watcher, event, json));
    }

    private static boolean isTold(Watcher watcher, String event, String json) {
        try {
            watcher.send(event, json);
            return true;
        } catch (RuntimeException e) {
            return false; // it has gone
        }
    }

    private static String json(Object what) {
        try {
            return JSON.writeValueAsString(what);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
