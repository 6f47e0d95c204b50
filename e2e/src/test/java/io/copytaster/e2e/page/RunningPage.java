package io.copytaster.e2e.page;

import io.copytaster.e2e.Await;
import io.copytaster.e2e.Child;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program at work in a process of its own, with its page. */
final class RunningPage implements AutoCloseable {
    private static final String SAID = "search page: ";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Child child;
    private final URI address;

    private RunningPage(Child child, URI address) {
        this.child = child;
        this.address = address;
    }

    /** Starts a run, and waits until so many articles are in its index. */
    static RunningPage start(Path folder, int articles, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("run", "--port", "0"));
        command.addAll(List.of(arguments));
        Child child = Child.start(folder, command.toArray(new String[0]));
        try {
            Await.until("the page's address", () -> {
                if (!child.isAlive()) {
                    throw new AssertionError("the program has ended: " + child.err());
                }
                return child.err().lines().anyMatch(line -> line.startsWith(SAID));
            });
            String said = child.err()
                    .lines()
                    .filter(line -> line.startsWith(SAID))
                    .findFirst()
                    .orElseThrow();
            var page = new RunningPage(child, URI.create(said.substring(SAID.length())));
            Await.until(articles + " articles", () -> page.get("/health").body().contains("\"articles\":" + articles));
            return page;
        } catch (Exception | AssertionError e) {
            child.close();
            throw e;
        }
    }

    String at(String path) {
        return address.resolve(path).toString();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(at(path))).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** What the program reads as standard input. */
    OutputStream in() {
        return child.in();
    }

    @Override
    public void close() {
        child.close();
    }
}
