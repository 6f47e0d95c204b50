package io.copytaster.app.registry;

import io.copytaster.app.access.AllowedMethods;
import io.copytaster.app.broker.StartException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry inside this JVM: Confluent's REST API on 127.0.0.1, as far as Avro schemas without references need
 * it, over a compacted topic. It is the only writer of that topic; ids outlive restarts and never change their meaning.
 *
 * <p>Until it is told otherwise it asks FULL_TRANSITIVE compatibility of every subject. Close it before the broker.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedRegistry.class);
    private static final int MOST_THREADS = 16;

    private final SchemaLog schemaLog;
    private final Javalin server;

    private EmbeddedRegistry(SchemaLog schemaLog, Javalin server) {
        this.schemaLog = schemaLog;
        this.server = server;
    }

    /**
     * Starts a registry and returns when it has read its log and takes requests.
     *
     * @throws StartException if the port is in use, or the broker or the topic cannot be used
     */
    public static EmbeddedRegistry start(RegistryConfig config) {
        long began = System.nanoTime();
        var schemas = new AvroSchemas();
        var schemaLog = new SchemaLog(config.bootstrapServers(), new LogFormat(schemas));
        var registrar = new Registrar(schemaLog);
        var loaded = new CompletableFuture<Void>();
        // Each takes a few hundred milliseconds in a JVM that has just started: so the two at the same time.
        var serving = CompletableFuture.supplyAsync(() -> serve(registrar, schemas, loaded, config.port()));
        try {
            schemaLog.open();
            registrar.load();
            loaded.complete(null);
            var server = serving.join();
            log.info(
                    "registry=started port={} schemas={} millis={}",
                    server.port(),
                    registrar.catalog().all(Catalog.Deleted.WITH).size(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
            return new EmbeddedRegistry(schemaLog, server);
        } catch (RuntimeException e) {
            loaded.completeExceptionally(e);
            serving.thenAccept(Javalin::stop).exceptionally(failed -> null).join();
            schemaLog.close();
            throw e.getCause() instanceof StartException cause ? cause : e;
        }
    }

    /** Its address, as clients want it in {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.stop();
        schemaLog.close();
    }

    private static Javalin serve(Registrar registrar, AvroSchemas schemas, CompletableFuture<Void> loaded, int port) {
        var server = Javalin.create(config -> {
            configure(config);
            config.routes.before(request -> loaded.join());
            new SubjectRoutes(registrar, schemas).addTo(config.routes);
            new SchemaRoutes(registrar).addTo(config.routes);
            new SettingRoutes(registrar).addTo(config.routes);
            answerFailures(config.routes);
        });
        try {
            return server.start("127.0.0.1", port);
        } catch (JavalinBindException e) {
            throw new StartException(
                    "port %d of 127.0.0.1 is in use: stop what listens there, or choose another port (0: any free one)"
                            .formatted(port),
                    e);
        }
    }

    private static void configure(JavalinConfig config) {
        AllowedMethods.tellApart(config);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        var threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("registry");
        config.jetty.threadPool = threads;
        // A subject may have a slash or any other character in its name, escaped in the address.
        config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.UNSAFE));
    }

    private static void answerFailures(RoutesConfig routes) {
        routes.exception(
                RegistryError.class,
                (error, request) -> Rest.refuse(request, error.status(), error.code(), error.getMessage()));
        routes.exception(
                HttpResponseException.class,
                (error, request) -> Rest.refuse(
                        request,
                        error.getStatus(),
                        error.getStatus(),
                        "HTTP %d %s".formatted(error.getStatus(), AllowedMethods.message(error, request))));
        routes.exception(Exception.class, (error, request) -> {
            log.error("registry=failed method={} path={}", request.method(), request.path(), error);
            Rest.refuse(request, 500, 500, "Internal Server Error");
        });
    }
}
