package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Kafka brokers in processes of their own on 127.0.0.1, each of them a controller, too. What one holds the others hold
 * as well, and a write counts when all but one have it.
 */
final class BrokerNodes implements AutoCloseable {
    private static final List<String> OPTIONS =
            List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", Evidence.TELL);
    private static final String INTERNAL_PARTITIONS = "4";

    private final List<Service> nodes = new ArrayList<>();
    private final List<Node> addresses;

    /** Where a node listens. */
    private record Node(int id, int plain, int guarded, int controller) {}

    private BrokerNodes(List<Node> addresses) {
        this.addresses = addresses;
    }

    /** Formats and starts so many brokers; they may need some seconds until they answer. */
    static BrokerNodes start(Path folder, int count) throws Exception {
        return start(folder, count, Map.of());
    }

    /**
     * The same with a second listener that asks for credentials.
     *
     * @param guard settings of the listener {@code GUARDED}, which speaks SASL_SSL; without any there is none
     */
    static BrokerNodes start(Path folder, int count, Map<String, String> guard) throws Exception {
        List<Integer> ports = freePorts(3 * count);
        List<Node> addresses = IntStream.range(0, count)
                .mapToObj(i -> new Node(i + 1, ports.get(3 * i), ports.get(3 * i + 1), ports.get(3 * i + 2)))
                .toList();
        var brokers = new BrokerNodes(addresses);
        String cluster = Uuid.randomUuid().toString();
        try {
            for (Node node : addresses) {
                String name = "broker-" + node.id();
                Path settings = folder.resolve(name + ".properties");
                try (var out = Files.newBufferedWriter(settings)) {
                    settings(folder.resolve(name), node, addresses, guard).store(out, null);
                }
                format(cluster, settings);
                brokers.nodes.add(
                        new Service(name, () -> Child.start(folder, OPTIONS, "kafka.Kafka", settings.toString())));
            }
        } catch (Exception e) {
            brokers.close();
            throw e;
        }
        return brokers;
    }

    String bootstrapServers() {
        return joined(node -> "127.0.0.1:" + node.plain());
    }

    /** Where credentials are asked for. */
    String guardedServers() {
        return joined(node -> "127.0.0.1:" + node.guarded());
    }

    List<Service> nodes() {
        return nodes;
    }

    @Override
    public void close() {
        nodes.forEach(Service::close);
    }

    private String joined(Function<Node, String> address) {
        return addresses.stream().map(address).collect(Collectors.joining(","));
    }

    private static Properties settings(Path folder, Node node, List<Node> all, Map<String, String> guard) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node.id()));
        settings.put("log.dirs", folder.toString());
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(node.plain(), node.controller())
                        + (guard.isEmpty() ? "" : ",GUARDED://127.0.0.1:" + node.guarded()));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:SASL_SSL");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "controller.quorum.voters",
                all.stream()
                        .map(voter -> voter.id() + "@127.0.0.1:" + voter.controller())
                        .collect(Collectors.joining(",")));
        copies(settings, all.size());
        timing(settings);
        guard.forEach((name, value) -> settings.put("listener.name.guarded." + name, value));
        return settings;
    }

    private static void copies(Properties settings, int count) {
        String copies = Integer.toString(count);
        String enough = Integer.toString(Math.max(1, count - 1));
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", copies);
        settings.put("min.insync.replicas", enough);
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.put(topic + ".replication.factor", copies);
            settings.put(topic + ".num.partitions", INTERNAL_PARTITIONS);
        }
        settings.put("transaction.state.log.min.isr", enough);
        settings.put("share.coordinator.state.topic.min.isr", enough);
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    }

    private static void timing(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Who is away is known to be so soon, and who is back leads again soon.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("leader.imbalance.check.interval.seconds", "5");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }

    private static void format(String cluster, Path settings) {
        var said = new ByteArrayOutputStream();
        int exitCode = StorageTool.execute(
                new String[] {"format", "--cluster-id", cluster, "--config", settings.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertEquals(0, exitCode, said.toString(StandardCharsets.UTF_8));
    }

    /** Ports that nobody listens on now. */
    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
