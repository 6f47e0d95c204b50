package io.copytaster.ingest.format.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.copytaster.ingest.format.html.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page says of its article in JSON-LD with the words of schema.org. */
record JsonLd(String headline, String authors, String published, String modified, String language) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final int MAX_LENGTH = 1 << 20;

    static JsonLd of(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            JsonNode article = article(script.data());
            if (article != null) {
                return new JsonLd(
                        plain(article.path("headline")),
                        authors(article.path("author")),
                        text(article.path("datePublished")),
                        text(article.path("dateModified")),
                        text(article.path("inLanguage")));
            }
        }
        return new JsonLd(null, null, null, null, null);
    }

    private static JsonNode article(String json) {
        if (json.length() > MAX_LENGTH) {
            return null;
        }
        try {
            JsonNode document = JSON.readTree(json);
            return document == null
                    ? null
                    : things(document).stream()
                            .filter(JsonLd::isArticle)
                            .findFirst()
                            .orElse(null);
        } catch (JsonProcessingException e) {
            // Many pages have it wrong; they say the same elsewhere.
            return null;
        }
    }

    private static List<JsonNode> things(JsonNode document) {
        var things = new ArrayList<JsonNode>();
        Stream<JsonNode> roots = document.isArray() ? document.valueStream() : Stream.of(document);
        roots.forEach(root -> {
            things.add(root);
            root.path("@graph").forEach(things::add);
            things.add(root.path("mainEntity"));
        });
        return things;
    }

    private static boolean isArticle(JsonNode thing) {
        JsonNode type = thing.path("@type");
        Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
        return types.map(JsonNode::asText)
                .anyMatch(name -> name.endsWith("Article") || name.endsWith("Posting") || name.equals("Report"));
    }

    private static String authors(JsonNode author) {
        Stream<JsonNode> each = author.isArray() ? author.valueStream() : Stream.of(author);
        String names = each.map(one -> one.isTextual() ? plain(one) : plain(one.path("name")))
                .filter(Objects::nonNull)
                .filter(name -> !name.startsWith("http"))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : names;
    }

    private static String plain(JsonNode node) {
        String text = text(node);
        return text == null
                ? null
                : HtmlText.ofMaybeHtml(text).replaceAll("\\s+", " ").strip();
    }

    private static String text(JsonNode node) {
        JsonNode value = node.isArray() ? node.path(0) : node;
        String text = value.isValueNode() ? value.asText("") : "";
        return text.isBlank() ? null : text.strip();
    }
}
