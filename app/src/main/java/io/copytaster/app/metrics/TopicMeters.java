package io.copytaster.app.metrics;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.schemas.Topics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the topology is behind the topics that it reads, and how many dead letters were written, asked of the brokers
 * every few seconds: so they are right for the whole group, whichever instance tells them.
 */
public final class TopicMeters implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicMeters.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ClusterAdmin admin;
    private final MeterRegistry registry;
    private final String group;
    private final List<String> topics;
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();
    private final AtomicLong deadLetters = new AtomicLong();
    private final List<Meter> meters = new ArrayList<>();
    private final ScheduledExecutorService timer;

    /**
     * Begins to ask.
     *
     * @param group that reads
     * @param topics that it reads
     */
    public TopicMeters(Cluster cluster, MeterRegistry registry, String group, List<String> topics) {
        admin = new ClusterAdmin(cluster);
        this.registry = registry;
        this.group = group;
        this.topics = topics;
        for (String topic : topics) {
            var lag = new AtomicLong();
            lags.put(topic, lag);
            meters.add(Gauge.builder("copytaster.enrich.lag", lag, AtomicLong::get)
                    .description(
                            "Records of a topic that the topology has not taken yet, transaction markers included.")
                    .tag("stage", stage(topic))
                    .register(registry));
        }
        meters.add(FunctionCounter.builder("copytaster.dead.letters", deadLetters, AtomicLong::get)
                .description("Dead letters that were ever written, by all stages, transaction markers included.")
                .register(registry));
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "topic-meters");
            thread.setDaemon(true);
            return thread;
        });
        var unused = timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The name of a topic without that of the application, which differs between generations. */
    private String stage(String topic) {
        return topic.startsWith(group + "-")
                ? topic.substring(group.length() + 1).replace("-repartition", "")
                : topic;
    }

    private void look() {
        try {
            Map<TopicPartition, Long> committed = admin.committed(group);
            for (String topic : topics) {
                Map<TopicPartition, Long> ends = admin.offsets(admin.partitions(topic), OffsetSpec.latest());
                long lag = ends.entrySet().stream()
                        .mapToLong(e -> Math.max(0, e.getValue() - committed.getOrDefault(e.getKey(), 0L)))
                        .sum();
                lags.get(topic).set(lag);
            }
            deadLetters.set(admin.offsets(admin.partitions(Topics.DEAD_LETTERS), OffsetSpec.latest()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum());
        } catch (StartException e) {
            log.debug("event=topics-not-known error={}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        meters.forEach(registry::remove);
        admin.close();
    }
}
