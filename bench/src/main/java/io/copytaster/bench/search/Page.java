package io.copytaster.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.RawArticle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The program with its search page, started as a user starts it; ended with the measurement. */
final class Page implements AutoCloseable {
    private static final String SAID = "search page: ";
    private static final Duration STILL = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process program;
    private final URI address;

    private Page(Process program, URI address) {
        this.program = program;
        this.address = address;
    }

    /**
     * Starts a run over a corpus that then reads articles from {@link #take}.
     *
     * @param script path of {@code copytaster}
     */
    static Page start(String script, String corpus) throws IOException {
        Process program = new ProcessBuilder(List.of(script, "run", "--port", "0", "--input", corpus, "--input", "-"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var errors = new BufferedReader(new InputStreamReader(program.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(SAID)) {
                drain(errors);
                return new Page(program, URI.create(line.substring(SAID.length())));
            }
            System.err.println(line);
        }
        program.destroy();
        throw new IOException(script + " has ended before it named its page");
    }

    /** Waits until nothing more has come into the index for some seconds; tells how many articles it holds. */
    long awaitFilled() throws IOException, InterruptedException {
        long held = 0;
        for (long since = System.nanoTime(); held == 0 || System.nanoTime() - since < STILL.toNanos(); ) {
            Thread.sleep(200);
            long now = json("health").path("articles").asLong();
            if (now != held) {
                held = now;
                since = System.nanoTime();
            }
        }
        return held;
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    /** What is answered; path and parameters encoded. */
    String get(String path) throws IOException, InterruptedException {
        URI asked = address.resolve(path.startsWith("?") ? "/" + path : path);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IOException(asked + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Hands over an article as it would come in on standard input. */
    void take(RawArticle article) {
        try {
            program.getOutputStream().write((ArticleJson.line(article) + "\n").getBytes(StandardCharsets.UTF_8));
            program.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        program.destroy();
        program.onExit().join();
    }

    /** A program whose messages nobody reads stands still once the pipe is full. */
    private static void drain(BufferedReader errors) {
        var thread = new Thread(() -> errors.lines().forEach(line -> {}), "messages");
        thread.setDaemon(true);
        thread.start();
    }
}
