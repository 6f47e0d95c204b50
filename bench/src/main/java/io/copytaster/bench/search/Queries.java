package io.copytaster.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Searches of all kinds, for words, phrases, actors, weapons and spans of the articles that a page holds. */
final class Queries {
    private static final int SAMPLES = 10;
    private static final int SAMPLED = 50;

    private final List<String> words = new ArrayList<>();
    private final List<String> things = new ArrayList<>();
    private final List<String> days = new ArrayList<>();
    private final Random random;

    /** Looks at articles of a page, from one end of time to the other. */
    static Queries about(Page page, long held, long seed) throws IOException, InterruptedException {
        var queries = new Queries(new Random(seed));
        long step = Math.min(held, 9_000) / SAMPLES;
        for (int i = 0; i < SAMPLES; i++) {
            page.json("api/search?limit=" + SAMPLED + "&offset=" + i * step)
                    .path("hits")
                    .forEach(hit -> queries.learn(hit.path("article")));
        }
        if (queries.words.size() < SAMPLED || queries.things.isEmpty()) {
            throw new IOException("the articles hold too few words, actors and weapons to ask for");
        }
        return queries;
    }

    private Queries(Random random) {
        this.random = random;
    }

    private void learn(JsonNode article) {
        for (String word : article.path("text").asText().split("\\W+", -1)) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        article.path("mentions").forEach(mention -> {
            String kind = mention.path("kind").asText().equals("ACTOR") ? "actor=" : "weapon=";
            things.add(kind + encoded(mention.path("id").asText()));
        });
        days.add(article.path("publishedAt").asText("1987-01-01").substring(0, 10));
    }

    /** Parameters of so many searches. */
    List<String> some(int count) {
        var queries = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            queries.add(query(i));
        }
        return queries;
    }

    private String query(int kind) {
        int at = random.nextInt(words.size() - 3);
        String word = words.get(at);
        return switch (kind % 8) {
            case 0 -> "q=" + encoded(word);
            case 1 -> "q=" + encoded(word + " " + any(words));
            case 2 -> "q=" + encoded("\"" + word + " " + words.get(at + 1) + "\"");
            case 3 -> any(things);
            case 4 -> any(things) + "&q=" + encoded(word);
            case 5 -> "sort=relevance&q=" + encoded(word + " OR " + words.get(at + 2));
            case 6 -> "q=" + encoded(word) + "&from=" + any(days);
            default -> "offset=" + 20 * random.nextInt(100) + "&to=" + any(days);
        };
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
