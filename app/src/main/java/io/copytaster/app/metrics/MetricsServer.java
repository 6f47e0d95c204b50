package io.copytaster.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.copytaster.app.broker.StartException;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shows all meters of the process for Prometheus, and its health. */
public final class MetricsServer implements AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final int OK = 200;
    private static final int UNKNOWN = 404;
    private static final int WRONG_METHOD = 405;
    private static final int AWAY = 503;
    private static final List<String> READING = List.of("GET", "HEAD");

    private final HttpServer server;
    private final ExecutorService threads;
    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private MetricsServer(HttpServer server, ExecutorService threads, PrometheusMeterRegistry registry) {
        this.server = server;
        this.threads = threads;
        this.registry = registry;
    }

    /** One that shows nothing. */
    static MetricsServer none() {
        return new MetricsServer(null, null, null);
    }

    /**
     * Shows them from now on.
     *
     * @throws StartException if it cannot listen there
     */
    public static MetricsServer start(String host, int port, Health health) {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException(
                    "metrics cannot be shown at " + host + ":" + port + " (" + e.getMessage()
                            + "): choose another --metrics-port or --metrics-host, or 0 for any free port",
                    e);
        }
        var threads = Executors.newFixedThreadPool(2, task -> {
            var thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
        });
        var started = new MetricsServer(http, threads, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        started.serve(health);
        return started;
    }

    private void serve(Health health) {
        Metrics.addRegistry(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        show("/metrics", exchange -> answer(exchange, OK, PROMETHEUS, registry.scrape()));
        show("/health/live", exchange -> answer(exchange, health.dead(), "live"));
        show("/health/ready", exchange -> answer(exchange, health.unready(), "ready"));
        server.createContext("/", MetricsServer::unknown);
        server.setExecutor(threads);
        server.start();
    }

    /** The server's own contexts hold for all addresses that begin so. */
    private void show(String path, HttpHandler page) {
        server.createContext(path, exchange -> {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                unknown(exchange);
            } else if (READING.contains(exchange.getRequestMethod())) {
                page.handle(exchange);
            } else {
                String allowed = String.join(", ", READING);
                exchange.getResponseHeaders().set("Allow", allowed);
                answer(exchange, WRONG_METHOD, TEXT, path + " takes " + allowed + "\n");
            }
        });
    }

    private static void unknown(HttpExchange exchange) throws IOException {
        answer(exchange, UNKNOWN, TEXT, "not here: there are /metrics, /health/live and /health/ready\n");
    }

    /** Address of the server; empty if nothing is shown. */
    public Optional<URI> address() {
        return Optional.ofNullable(server)
                .map(HttpServer::getAddress)
                .map(at -> URI.create("http://%s:%d/".formatted(at.getHostString(), at.getPort())));
    }

    /** Says where it listens, if it does. */
    public void announce(PrintWriter err) {
        address().ifPresent(at -> {
            err.println("metrics: " + at);
            err.flush();
        });
    }

    private static void answer(HttpExchange exchange, Optional<String> problem, String well) throws IOException {
        answer(exchange, problem.isEmpty() ? OK : AWAY, TEXT, problem.orElse(well) + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
            Metrics.removeRegistry(registry);
            collections.close();
            registry.close();
        }
    }
}
