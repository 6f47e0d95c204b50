package io.copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A wire to be written through the sinks: the JSON lines of {@code -Dwire.input=FILE.jsonl.gz}, else those of Reuters-21578
 * where they are at hand, else articles made up of words. Every field is filled, mentions are found by a short list of words.
 */
public final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Path> PLACES = List.of(
            Path.of("../shared/eval/dedup/reuters21578.jsonl.gz"),
            Path.of("../../shared/eval/dedup/reuters21578.jsonl.gz"));
    private static final Pattern MENTIONED =
            Pattern.compile("\\b(?:(\\d{1,6}) )?(Iran|Iraq|Japan|Soviet|Reuters|missiles?|tanks?|warships?|bombs?)\\b");
    private static final String[] WORDS =
            ("the of to in said a and mln dlrs for on it is year its from company bank last trade oil price would market"
                            + " new will government he not Soviet Iran 7 tanks 12 missiles ships São Tōkyō 🚀 \"quoted\" \\N")
                    .split(" ");
    private static final List<String> SOURCES = List.of("Harbour Post", "Börse/1", "desk");

    private Wire() {}

    /** So many articles, or as many as there are. */
    public static List<EnrichedArticle> articles(int most) throws IOException {
        var articles = new ArrayList<EnrichedArticle>();
        Path input = input();
        if (input == null) {
            for (int i = 0; i < most; i++) {
                articles.add(madeUp(i));
            }
            return articles;
        }
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(input)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && articles.size() < most; line = lines.readLine()) {
                articles.add(article(articles.size(), JSON.readTree(line)));
            }
        }
        return articles;
    }

    /** A copy of every eighth article, at another outlet. */
    static List<DuplicateArticle> copies(List<EnrichedArticle> articles) {
        var copies = new ArrayList<DuplicateArticle>();
        for (int i = 0; i < articles.size(); i += 8) {
            EnrichedArticle original = articles.get(i);
            copies.add(DuplicateArticle.newBuilder(Fixtures.duplicate("copy " + i, 1 + i % 3, original.getId()))
                    .setSource(SOURCES.get(i % SOURCES.size()))
                    .setTitle(original.getTitle())
                    .setUrl("https://mirror.example/" + i)
                    .setPublishedAt(original.getReceivedAt().minusSeconds(i))
                    .build());
        }
        return copies;
    }

    /** Mention in the form of {@link io.copytaster.schemas.ArticleJson}. */
    static Mention mention(JsonNode json) {
        JsonNode quantity = json.path("quantity");
        return Mention.newBuilder()
                .setKind(MentionKind.valueOf(json.path("kind").asText()))
                .setId(json.path("id").asText())
                .setName(json.path("name").asText())
                .setType(json.path("type").asText())
                .setField(ArticleField.valueOf(json.path("field").asText()))
                .setBegin(json.path("begin").asInt())
                .setEnd(json.path("end").asInt())
                .setText(json.path("text").asText())
                .setRole(json.path("role").asText(null))
                .setQuantity(
                        quantity.isMissingNode()
                                ? null
                                : new Quantity(
                                        quantity.path("min").asLong(),
                                        quantity.hasNonNull("max")
                                                ? quantity.path("max").asLong()
                                                : null))
                .build();
    }

    private static Path input() {
        String given = System.getProperty("wire.input");
        return given != null
                ? Path.of(given)
                : PLACES.stream().filter(Files::exists).findFirst().orElse(null);
    }

    private static EnrichedArticle article(int number, JsonNode json) {
        String published = json.path("publishedAt").asText(null);
        return filled(
                number,
                json.path("id").asText(),
                json.path("source").asText(),
                json.path("title").asText(null),
                json.path("text").asText(),
                published == null ? null : Instant.parse(published));
    }

    private static EnrichedArticle madeUp(int number) {
        var random = new Random(number);
        var text = new StringBuilder();
        for (int word = 0; word < 60 + random.nextInt(140); word++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(word % 40 == 39 ? "\n\n" : " ");
        }
        return filled(
                number,
                "made up/" + number,
                SOURCES.get(number % SOURCES.size()),
                number % 11 == 0 ? null : "Tanks and " + WORDS[number % WORDS.length],
                text.toString(),
                Fixtures.NOON.plus(Duration.ofMinutes(7L * number)));
    }

    private static EnrichedArticle filled(
            int number, String id, String source, String title, String text, Instant published) {
        List<Mention> mentions = mentions(text);
        Instant received = (published == null ? Fixtures.NOON : published).plusSeconds(number % 100);
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource(source)
                .setVersion(1 + number % 5)
                .setUrl(number % 3 == 0 ? null : "https://example.org/" + number)
                .setTitle(title)
                .setText(text)
                .setLanguage(number % 9 == 0 ? null : "en")
                .setByline(number % 4 == 0 ? "By Ana " + number : null)
                .setPublishedAt(published)
                .setVersionCreatedAt(number % 2 == 0 ? received.plusMillis(number) : null)
                .setReceivedAt(received)
                .setAttributes(number % 5 == 0 ? Map.of("slug", "WIRE-" + number, "prio", "4") : Map.of())
                .setFamilyId(number % 6 == 0 ? "family " + number : id)
                .setRevisionOf(number % 6 == 0 ? "family " + number : null)
                .setMentions(mentions)
                .setLinks(links(mentions))
                .setLexicon("test-1")
                .setPipeline("0")
                .build();
    }

    private static List<Mention> mentions(String text) {
        var mentions = new ArrayList<Mention>();
        for (Matcher found = MENTIONED.matcher(text); found.find(); ) {
            String name = found.group(2);
            boolean actor = Character.isUpperCase(name.charAt(0));
            String id = name.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
            Long quantity = actor || found.group(1) == null ? null : Long.valueOf(found.group(1));
            mentions.add(Mention.newBuilder()
                    .setKind(actor ? MentionKind.ACTOR : MentionKind.WEAPON)
                    .setId(id)
                    .setName(id)
                    .setType(actor ? "STATE" : id.toUpperCase(Locale.ROOT))
                    .setField(ArticleField.TEXT)
                    .setBegin(found.start(2))
                    .setEnd(found.end(2))
                    .setText(name)
                    .setRole(name.equals("Reuters") ? "SOURCE" : null)
                    .setQuantity(quantity == null ? null : new Quantity(quantity, quantity % 2 == 0 ? null : quantity))
                    .build());
        }
        return mentions;
    }

    private static List<Link> links(List<Mention> mentions) {
        var links = new ArrayList<Link>();
        for (int i = 1; i < mentions.size(); i++) {
            Mention actor = mentions.get(i - 1);
            Mention weapon = mentions.get(i);
            if (actor.getKind() == MentionKind.ACTOR && weapon.getKind() == MentionKind.WEAPON) {
                links.add(new Link(
                        actor.getId(), "USES", weapon.getId(), ArticleField.TEXT, actor.getBegin(), weapon.getEnd()));
            }
        }
        return links;
    }
}
