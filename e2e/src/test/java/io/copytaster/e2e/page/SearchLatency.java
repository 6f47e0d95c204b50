package io.copytaster.e2e.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How long searches take over HTTP, with facets, histogram and highlights: to be run by hand, against a page that runs.
 * Words, phrases, actors and spans are those of the articles that it holds.
 */
final class SearchLatency {
    private static final int QUERIES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SearchLatency() {}

    /** Takes the address of the page. */
    public static void main(String[] arguments) throws Exception {
        URI page = URI.create(arguments[0]);
        var random = new Random(7);
        List<String> queries = queries(page, random);
        report("JSON", page, queries, "api/search?facets=1&limit=20&");
        report("HTML", page, queries, "?");
    }

    private static void report(String what, URI page, List<String> queries, String path) throws Exception {
        var millis = new double[queries.size()];
        for (int i = 0; i < millis.length; i++) {
            long begin = System.nanoTime();
            get(page.resolve(path.startsWith("?") ? "/" + path + queries.get(i) : path + queries.get(i)));
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%s: %d queries, median %.1f ms, 90th %.1f, 99th %.1f, longest %.1f%n",
                what,
                millis.length,
                millis[millis.length / 2],
                millis[millis.length * 9 / 10],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1]);
    }

    private static List<String> queries(URI page, Random random) throws Exception {
        var words = new ArrayList<String>();
        var actors = new ArrayList<String>();
        var days = new ArrayList<String>();
        for (int offset = 0; offset < 9_000; offset += 900) {
            JsonNode found = JSON.readTree(get(page.resolve("api/search?limit=50&offset=" + offset)));
            for (JsonNode hit : found.path("hits")) {
                JsonNode article = hit.path("article");
                words.addAll(List.of(article.path("text").asText().split("\\W+")));
                article.path("mentions")
                        .forEach(mention -> actors.add(
                                mention.path("kind").asText().equals("ACTOR")
                                        ? "actor=" + encoded(mention.path("id").asText())
                                        : "weapon=" + encoded(mention.path("id").asText())));
                days.add(article.path("publishedAt").asText("1987-01-01").substring(0, 10));
            }
        }
        words.removeIf(String::isBlank);
        var queries = new ArrayList<String>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(query(i, words, actors, days, random));
        }
        return queries;
    }

    private static String query(int kind, List<String> words, List<String> actors, List<String> days, Random random) {
        int at = random.nextInt(words.size() - 3);
        String word = words.get(at);
        return switch (kind % 8) {
            case 0 -> "q=" + encoded(word);
            case 1 -> "q=" + encoded(word + " " + words.get(random.nextInt(words.size())));
            case 2 -> "q=" + encoded("\"" + word + " " + words.get(at + 1) + "\"");
            case 3 -> actors.get(random.nextInt(actors.size()));
            case 4 -> actors.get(random.nextInt(actors.size())) + "&q=" + encoded(word);
            case 5 -> "sort=relevance&q=" + encoded(word + " OR " + words.get(at + 2));
            case 6 -> "q=" + encoded(word) + "&from=" + days.get(random.nextInt(days.size()));
            default -> "offset=" + 20 * random.nextInt(100) + "&to=" + days.get(random.nextInt(days.size()));
        };
    }

    private static String get(URI address) throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
