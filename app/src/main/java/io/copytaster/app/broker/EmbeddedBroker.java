package io.copytaster.app.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and controller, inside this JVM, in plain text on 127.0.0.1.
 *
 * <p>The folder is formatted at the first start and read again at later ones, also after a crash. The parts are put
 * together here, as {@link KafkaRaftServer} does it, because that class lets any failure end the whole process and
 * binds its own sockets. Close every client before the broker.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final BrokerSockets sockets;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final CompletableFuture<RuntimeException> fault;
    private final int port;

    private EmbeddedBroker(
            BrokerSockets sockets,
            ControllerServer controller,
            BrokerServer broker,
            CompletableFuture<RuntimeException> fault) {
        this.sockets = sockets;
        this.controller = controller;
        this.broker = broker;
        this.fault = fault;
        this.port = sockets.broker().getPort();
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @throws StartException if the port is in use, or the folder cannot be written, is in use, or was written by a
     *     Kafka that this one cannot read
     */
    public static EmbeddedBroker start(BrokerConfig config) {
        long began = System.nanoTime();
        var sockets = BrokerSockets.bind(config.port());
        EmbeddedBroker started = null;
        try {
            refuseIfLocked(config.folder());
            BrokerFormat.ensure(config.folder());
            var broker = assemble(config.folder(), sockets);
            broker.startup(config.folder());
            started = broker;
            log.info(
                    "broker=started port={} folder={} millis={}",
                    broker.port,
                    config.folder(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            return broker;
        } finally {
            if (started == null) {
                sockets.close();
            }
        }
    }

    /** Host and port, as clients want it in {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Completes if the broker fails for good while it runs: then nothing more can be read or written. */
    public CompletableFuture<RuntimeException> fault() {
        return fault.copy();
    }

    /** Stops in good order, which takes about a second; a broker that has not stopped after ten is left. */
    @Override
    public void close() {
        // The broker before the controller, which it tells that it goes.
        broker.shutdown(SHUTDOWN);
        controller.shutdown();
        sockets.close();
    }

    private static EmbeddedBroker assemble(Path folder, BrokerSockets sockets) {
        var config = KafkaConfig.fromProps(
                BrokerSettings.of(
                        folder, sockets.broker().getPort(), sockets.controller().getPort()),
                false);
        var fault = new CompletableFuture<RuntimeException>();
        try {
            var found = KafkaRaftServer.initializeLogDirs(config, log, "");
            var shared = new SharedServer(
                    config,
                    found._1(),
                    Time.SYSTEM,
                    new Metrics(),
                    CompletableFuture.completedFuture(Map.of(BrokerSettings.NODE, sockets.controller())),
                    List.of(),
                    (name, fatal, action) -> faultHandler(name, fatal, action, fault),
                    sockets);
            var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), found._2());
            return new EmbeddedBroker(sockets, controller, new BrokerServer(shared), fault);
        } catch (RuntimeException e) {
            throw new StartException(
                    "the broker's data in %s cannot be read: %s; use another folder, or remove this one to start afresh"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static FaultHandler faultHandler(
            String name, boolean fatal, Runnable action, CompletableFuture<RuntimeException> fault) {
        return (message, cause) -> {
            var failure = new IllegalStateException("broker fault in %s: %s".formatted(name, message), cause);
            log.error("broker=fault part=\"{}\" fatal={}", name, fatal, failure);
            action.run();
            if (fatal) {
                fault.complete(failure);
            }
            return failure;
        };
    }

    private void startup(Path folder) {
        try {
            controller.startup();
            broker.startup();
        } catch (RuntimeException e) {
            close();
            throw new StartException(
                    "the broker on %s did not start: %s; use another folder, or remove this one to start afresh"
                            .formatted(folder, deepest(fault.getNow(e)).getMessage()),
                    e);
        }
    }

    /** Kafka says what is wrong in the innermost exception, and around it only where. */
    private static Throwable deepest(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() instanceof Exception cause) {
            deepest = cause;
        }
        return deepest;
    }

    /** Kafka locks its folder itself, but says so only after it has begun to read. */
    private static void refuseIfLocked(Path folder) {
        try (var lock = FileChannel.open(
                Files.createDirectories(folder).resolve(".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            try (var held = lock.tryLock()) {
                if (held == null) {
                    throw new StartException(inUse(folder));
                }
            }
        } catch (OverlappingFileLockException e) {
            throw new StartException(inUse(folder), e);
        } catch (IOException e) {
            throw new StartException(
                    "%s cannot be written (%s): make it writable, or use another folder".formatted(folder, e), e);
        }
    }

    static String inUse(Path folder) {
        return "%s is in use by another copytaster: stop that one, or use another folder".formatted(folder);
    }
}
