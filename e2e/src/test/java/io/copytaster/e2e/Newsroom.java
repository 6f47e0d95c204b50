package io.copytaster.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up stream as a newsroom sees it: stories, their copies, cuts, edits, updates, corrections, kills, and digests of
 * several of them; some come before what they repeat.
 */
final class Newsroom {
    private static final Instant BEGIN = Instant.parse("2015-09-14T06:00:00Z");
    private static final int PARAGRAPHS = 5;
    private static final int LATE = 40;

    private final Random random;
    private final List<String> vocabulary = new ArrayList<>();
    private final List<Map<String, Object>> articles = new ArrayList<>();

    private Newsroom(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            vocabulary.add(syllables());
        }
    }

    /** Writes so many articles as JSON lines, with some versions and kills of them besides. */
    static Path write(Path file, int count, long seed) throws IOException {
        var newsroom = new Newsroom(seed);
        while (newsroom.articles.size() < count) {
            newsroom.next();
        }
        return Files.write(file, newsroom.lines());
    }

    private void next() {
        int kind = articles.size() < 20 ? 0 : random.nextInt(20);
        Map<String, Object> earlier = kind < 9 ? null : articles.get(articles.size() - 1 - random.nextInt(20));
        String text = earlier == null ? null : (String) earlier.get("text");
        switch (kind) {
            case 9, 10 -> add(text, "");
            case 11, 12 -> add("Share this page\n\n" + text + "\n\nAll rights reserved by " + word() + " Media.", "");
            case 13, 14 -> add(text.substring(0, text.indexOf(' ', text.length() * 6 / 10)), "");
            case 15, 16 -> add(edited(text), "");
            case 17 -> add(paragraph() + "\n\n" + text, "UPDATE 1-");
            case 18 -> add(text.replaceFirst("[0-9]+", "7"), "CORRECTED-");
            case 19 -> add(digest(), "");
            default -> add(story(), "");
        }
    }

    private void add(String text, String slug) {
        int number = articles.size();
        var article = new HashMap<String, Object>();
        article.put("id", "n" + number);
        article.put("source", "desk" + random.nextInt(6));
        article.put("title", slug + capitalised(word()) + " " + word() + " " + word());
        article.put("text", text);
        article.put("publishedAt", BEGIN.plus(Duration.ofSeconds(20L * number)).toString());
        article.put("version", 1);
        articles.add(article);
    }

    /** Late ones a little later, each fiftieth with a second version, each hundredth killed. */
    private List<String> lines() throws IOException {
        var deliveries = new ArrayList<>(articles);
        for (int i = 0; i < deliveries.size(); i += 20) {
            Collections.swap(deliveries, i, Math.min(deliveries.size() - 1, i + random.nextInt(LATE)));
        }
        for (int i = 0; i < articles.size(); i += 50) {
            var version = new HashMap<>(articles.get(i));
            version.put("version", 2);
            version.put("text", i % 100 == 0 ? "" : edited((String) version.get("text")));
            version.put("status", i % 100 == 0 ? "CANCELED" : "USABLE");
            deliveries.add(random.nextInt(deliveries.size()), version);
        }
        var json = new ObjectMapper();
        var lines = new ArrayList<String>();
        for (var delivery : deliveries) {
            lines.add(json.writeValueAsString(delivery));
        }
        return lines;
    }

    private String story() {
        var paragraphs = new ArrayList<String>();
        for (int i = 0; i < PARAGRAPHS; i++) {
            paragraphs.add(paragraph());
        }
        return String.join("\n\n", paragraphs);
    }

    private String paragraph() {
        var words = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            words.add(i % 7 == 3 ? capitalised(word()) : word());
        }
        words.add(Integer.toString(10 + random.nextInt(9_000)));
        return capitalised(String.join(" ", words)) + ".";
    }

    /** A paragraph of each of several stories, and one of its own. */
    private String digest() {
        var paragraphs = new ArrayList<>(List.of(paragraph()));
        for (int i = 0; i < PARAGRAPHS; i++) {
            String text = (String) articles.get(random.nextInt(articles.size())).get("text");
            paragraphs.add(text.split("\n\n", 2)[0]);
        }
        return String.join("\n\n", paragraphs);
    }

    private String edited(String text) {
        String[] words = text.split(" ", -1);
        for (int i = random.nextInt(15); i < words.length; i += 15) {
            if (words[i].chars().allMatch(Character::isLowerCase)) {
                words[i] = word();
            }
        }
        return String.join(" ", words);
    }

    private String word() {
        return vocabulary.get(random.nextInt(vocabulary.size()));
    }

    private String syllables() {
        var word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bcdfglmnprstv".charAt(random.nextInt(13))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
