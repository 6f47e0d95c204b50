package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What those who run the program see of it. */
@Timeout(180)
class SeeingTest {
    private static final Path OPS = Path.of("..", "ops");
    private static final Pattern METRIC = Pattern.compile("\\b(?:copytaster|kafka|jvm)_[a-z_]+");
    private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void exportsEveryMetricThatTheDashboardAndTheAlertsName() throws Exception {
        Set<String> named = matches(METRIC, OPS.resolve("grafana/dashboards/copytaster.json"));
        named.addAll(matches(METRIC, OPS.resolve("prometheus/alerts.yml")));
        assertTrue(named.size() > 15, named::toString);
        String out = folder.resolve("out").toString();
        try (Child run =
                Child.start(folder, "run", "--port", "0", "--sink", "files", "--out", out, "--metrics-port", "0")) {
            String at = address(run);
            Await.until("ready", () -> get(at + "health/ready").statusCode() == 200);
            assertEquals(200, get(at + "health/live").statusCode());
            // Those of Kafka Streams are bound as they come to be.
            Await.until("all metrics", () -> missing(at, named).isEmpty() || !run.isAlive());
            assertEquals(Set.of(), missing(at, named));
            Await.until("articles", () -> value(at, "copytaster_enrich_articles_total") > 30);
            assertTrue(value(at, "copytaster_enrich_duplicates_total{kind=\"EXACT\"}") > 0);
            assertTrue(value(at, "copytaster_enrich_mentions_total{kind=\"WEAPON\"}") > 0);
            assertTrue(value(at, "copytaster_enrich_latency_seconds_count") > 30);
            Await.until("dead letters", () -> value(at, "copytaster_dead_letters_total") >= 6);
            Await.until("no lag", () -> value(at, "copytaster_enrich_lag{stage=\"articles.raw\"}") == 0);
        }
    }

    @Test
    void isNotReadyWhileTheBrokersAreAway() throws Exception {
        Servers servers = Servers.start(folder);
        Program.run(servers.with("topics", "create", "--partitions", "2"));
        try (Child enrich = Child.start(folder, servers.with("enrich", "--metrics-port", "0"))) {
            String at = address(enrich);
            Await.until("ready", () -> get(at + "health/ready").statusCode() == 200);
            servers.close();
            Await.until("not ready", () -> get(at + "health/ready").statusCode() == 503);
            assertFalse(get(at + "health/ready").body().isBlank());
            assertEquals(200, get(at + "health/live").statusCode(), "it goes on by itself when they are back");
        }
    }

    @Test
    void isNotReadyWhileTheTargetOfASinkIsAway() throws Exception {
        var status = new AtomicInteger(503);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status.get(), -1);
            }
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        try (Child run = Child.start(
                folder,
                "run",
                "--sink",
                "webhook",
                "--webhook-url",
                url,
                "--webhook-allow-private",
                "--metrics-port",
                "0")) {
            String at = address(run);
            Await.until("not ready", () -> get(at + "health/ready").body().startsWith("sink webhook waits: "));
            String why = get(at + "health/ready").body();
            assertTrue(why.contains(url + ": answered 503"), why);
            assertEquals(503, get(at + "health/ready").statusCode());
            assertEquals(200, get(at + "health/live").statusCode(), "it goes on by itself when it is back");
            status.set(204);
            Await.until("ready", () -> get(at + "health/ready").statusCode() == 200);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void saysWhatToDoAboutEachAlert() throws IOException {
        String runbook = Files.readString(Path.of("..", "docs", "runbook.md"));
        Set<String> alerts = new TreeSet<>();
        var found = ALERT.matcher(Files.readString(OPS.resolve("prometheus/alerts.yml")));
        while (found.find()) {
            alerts.add(found.group(1));
        }
        assertTrue(alerts.size() > 5);
        alerts.forEach(alert -> assertTrue(runbook.contains("\n## " + alert + "\n"), alert));
    }

    private Set<String> missing(String at, Set<String> named) throws Exception {
        String shown = get(at + "metrics").body();
        return named.stream()
                .filter(name -> !shown.contains("\n" + name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private double value(String at, String metric) throws Exception {
        return get(at + "metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static String address(Child program) throws Exception {
        Await.until("address of the metrics", () -> program.metrics() != null || !program.isAlive());
        assertNotNull(program.metrics(), program.err());
        return program.metrics();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Set<String> matches(Pattern pattern, Path file) throws IOException {
        var found = new TreeSet<String>();
        var matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
