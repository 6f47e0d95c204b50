package io.copytaster.app.broker;

import io.copytaster.schemas.Topics;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of the one node: small, quick to start, and never the one to delete a record. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String BROKER_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final int MEBIBYTE = 1 << 20;

    private BrokerSettings() {}

    static Properties of(Path folder, int brokerPort, int controllerPort) {
        var settings = new Properties();
        node(settings, folder, brokerPort, controllerPort);
        internalTopics(settings);
        sizes(settings);
        retention(settings);
        timing(settings);
        return settings;
    }

    private static void node(Properties settings, Path folder, int brokerPort, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", folder.toString());
        settings.put(
                "listeners",
                "%s://127.0.0.1:%d,%s://127.0.0.1:%d"
                        .formatted(BROKER_LISTENER, brokerPort, CONTROLLER_LISTENER, controllerPort));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", BROKER_LISTENER);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        // Static voters are read at every start, so the port may change between runs; dynamic ones are kept on disk.
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("auto.create.topics.enable", "false");
        settings.put("auto.leader.rebalance.enable", "false");
        settings.put("metric.reporters", "");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
    }

    private static void internalTopics(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void sizes(Properties settings) {
        var largest = Integer.toString(Topics.MAX_REQUEST_BYTES);
        settings.put("message.max.bytes", largest);
        settings.put("replica.fetch.max.bytes", largest);
        // A request carries the record and a little around it.
        settings.put("socket.request.max.bytes", Integer.toString(Topics.MAX_REQUEST_BYTES + MEBIBYTE));
        settings.put("log.segment.bytes", Integer.toString(256 * MEBIBYTE));
        // Enough for a segment of that size at one entry every 4 kB; the default maps ten times that for each segment.
        settings.put("log.index.size.max.bytes", Integer.toString(MEBIBYTE));
        settings.put("log.cleaner.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * MEBIBYTE));
    }

    private static void retention(Properties settings) {
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.bytes", "-1");
        // By default a group that is away for a week loses its place, and would read everything again or nothing.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void timing(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a crash the broker can register again only when the session of its former life is over.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // What a killed producer left open holds up who takes over its work: looked for each second, not every ten.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("controller.quorum.append.linger.ms", "0");
        settings.put("server.max.startup.time.ms", "120000");
    }
}
