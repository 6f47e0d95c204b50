package io.copytaster.app.web;

import io.copytaster.app.access.BearerToken;
import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.sink.SinkRecord;
import io.copytaster.sink.search.SearchIndex;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The search page over an index of its own, and what a client says to it. */
final class TestPage implements AutoCloseable {
    private static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final SearchIndex index;
    private final SearchPage page;

    private TestPage(Path folder, PageParts parts) {
        index = SearchIndex.open(folder);
        page = start(parts, 0);
    }

    static TestPage open(Path folder) {
        return open(folder, PageParts.alone(() -> new Tagger(Lexicon.bundled())::read));
    }

    static TestPage open(Path folder, PageParts parts) {
        return new TestPage(folder, parts);
    }

    /** One more page over the same index. */
    SearchPage start(PageParts parts, int port) {
        return SearchPage.start(index, parts, new BearerToken(null), "127.0.0.1", port);
    }

    SearchIndex index() {
        return index;
    }

    URI address() {
        return page.address();
    }

    /** An article with all that it must have. */
    static EnrichedArticle.Builder article(String id) {
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource("desk")
                .setVersion(1)
                .setTitle("Title")
                .setText("Text")
                .setPublishedAt(NOON)
                .setReceivedAt(NOON.plusSeconds(3600))
                .setFamilyId(id)
                .setLexicon("test-1")
                .setPipeline("0");
    }

    void hold(EnrichedArticle article) {
        hold(List.of(new SinkRecord.Enriched(article)));
    }

    void hold(List<SinkRecord> records) {
        index.write(records);
        index.flush();
    }

    /** Asks for a path as it is written, dots and all. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    /** Type of what it answers, without spaces and in lower case. */
    String contentType(String path) throws IOException, InterruptedException {
        return get(path)
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** What it answers to a request line that no client library would send. */
    String raw(String request, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        page.close();
        index.close();
    }

    private URI at(String path) {
        String address = address().toString();
        return URI.create(address.substring(0, address.length() - 1) + path);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
