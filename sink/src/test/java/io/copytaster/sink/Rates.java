package io.copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** What the measurements of the sinks share: articles, and the clock. */
public final class Rates {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROUNDS = 5;
    private static final int BATCH = 2_500;
    private static final String[] WORDS =
            ("the of to in said a and mln dlrs for on it is year its from company bank last trade oil price would market"
                            + " new will government he not Russia Iran tanks missiles ships agreement exports prices")
                    .split(" ");

    private Rates() {}

    /** Those of the file that {@code -Drates.input} names, as {@code --out} writes it; else made from words. */
    public static List<EnrichedArticle> articles() throws IOException {
        String input = System.getProperty("rates.input");
        var articles = new ArrayList<EnrichedArticle>();
        if (input != null) {
            for (String line : Files.readAllLines(Path.of(input))) {
                articles.add(article(JSON.readTree(line)));
            }
            return articles;
        }
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            var mentions = new ArrayList<Mention>();
            for (int word = 0; word < 130; word++) {
                String next = WORDS[random.nextInt(WORDS.length)];
                if (Character.isUpperCase(next.charAt(0))) {
                    mentions.add(Fixtures.mention(
                            MentionKind.ACTOR,
                            next.toLowerCase(java.util.Locale.ROOT),
                            next,
                            "STATE",
                            text.length(),
                            next));
                }
                text.append(next).append(' ');
            }
            articles.add(Fixtures.article("article " + i, 1)
                    .setText(text.toString())
                    .setLanguage("en")
                    .setMentions(mentions)
                    .build());
        }
        return articles;
    }

    /** Articles a second of two ways to do the same, in turn: prints each and what part of the second the first is. */
    public static void compare(String what, int articles, Callable<Void> ours, String other, Callable<Void> theirs)
            throws Exception {
        var rates = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            rates.add(rate(articles, ours));
            others.add(rate(articles, theirs));
        }
        rates.sort(null);
        others.sort(null);
        System.out.printf(
                "%s: %,.0f articles/s (%,.0f-%,.0f); %s: %,.0f (%,.0f-%,.0f); %.0f %%%n",
                what,
                rates.get(ROUNDS / 2),
                rates.get(0),
                rates.get(ROUNDS - 1),
                other,
                others.get(ROUNDS / 2),
                others.get(0),
                others.get(ROUNDS - 1),
                100 * rates.get(ROUNDS / 2) / others.get(ROUNDS / 2));
    }

    /** Writes articles as the loop does, in batches, with a flush at the end. */
    public static void write(ArticleSink sink, List<EnrichedArticle> articles) {
        for (int from = 0; from < articles.size(); from += BATCH) {
            var batch = new ArrayList<SinkRecord>();
            articles.subList(from, Math.min(articles.size(), from + BATCH))
                    .forEach(article -> batch.add(new SinkRecord.Enriched(article)));
            if (!sink.write(batch).isEmpty()) {
                throw new IllegalStateException("the target did not take all");
            }
        }
        sink.flush();
    }

    private static double rate(int articles, Callable<Void> way) throws Exception {
        long begin = System.nanoTime();
        way.call();
        return articles * 1e9 / (System.nanoTime() - begin);
    }

    private static EnrichedArticle article(JsonNode json) {
        var mentions = new ArrayList<Mention>();
        for (JsonNode mention : json.path("mentions")) {
            mentions.add(Mention.newBuilder()
                    .setKind(MentionKind.valueOf(mention.path("kind").asText()))
                    .setId(mention.path("id").asText())
                    .setName(mention.path("name").asText())
                    .setType(mention.path("type").asText())
                    .setField(ArticleField.valueOf(mention.path("field").asText()))
                    .setBegin(mention.path("begin").asInt())
                    .setEnd(mention.path("end").asInt())
                    .setText(mention.path("text").asText())
                    .build());
        }
        String id = json.path("id").asText();
        return Fixtures.article(id, json.path("version").asLong())
                .setSource(json.path("source").asText())
                .setTitle(json.path("title").asText(null))
                .setText(json.path("text").asText())
                .setLanguage(json.path("language").asText(null))
                .setPublishedAt(
                        json.path("publishedAt").isNull()
                                ? null
                                : Instant.parse(json.path("publishedAt").asText()))
                .setMentions(mentions)
                .build();
    }
}
