package io.copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.Quantity;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From what the servers hold to the records that it was made of, field by field. */
final class ReadBack {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadBack() {}

    /** From the document of an article in a search server. */
    static EnrichedArticle article(JsonNode source) {
        var mentions = new ArrayList<Mention>();
        source.path("mentions").forEach(mention -> mentions.add(Wire.mention(mention)));
        var links = new ArrayList<Link>();
        source.path("links")
                .forEach(link -> links.add(new Link(
                        link.path("actor").asText(),
                        link.path("relation").asText(),
                        link.path("weapon").asText(),
                        ArticleField.valueOf(link.path("field").asText()),
                        link.path("begin").asInt(),
                        link.path("end").asInt())));
        return EnrichedArticle.newBuilder()
                .setId(source.path("id").asText())
                .setSource(source.path("source").asText())
                .setVersion(source.path("version").asLong())
                .setUrl(source.path("url").asText(null))
                .setTitle(onlyValue(source.path("title")))
                .setText(onlyValue(source.path("text")))
                .setLanguage(source.path("language").asText(null))
                .setByline(source.path("byline").asText(null))
                .setPublishedAt(instant(source.path("publishedAt").asText(null)))
                .setVersionCreatedAt(instant(source.path("versionCreatedAt").asText(null)))
                .setReceivedAt(instant(source.path("receivedAt").asText()))
                .setAttributes(attributes(source.path("attributes")))
                .setFamilyId(source.path("familyId").asText())
                .setRevisionOf(source.path("revisionOf").asText(null))
                .setMentions(mentions)
                .setLinks(links)
                .setLexicon(source.path("lexicon").asText())
                .setPipeline(source.path("pipeline").asText())
                .build();
    }

    /** All articles of a database, by id. */
    static Map<String, EnrichedArticle> articles(Connection database) throws SQLException, IOException {
        Map<String, List<Mention>> mentions = lists(database, "mention", row -> Mention.newBuilder()
                .setKind(MentionKind.valueOf(row.getString("kind")))
                .setId(row.getString("mentioned"))
                .setName(row.getString("name"))
                .setType(row.getString("type"))
                .setField(ArticleField.valueOf(row.getString("field")))
                .setBegin(row.getInt("begins"))
                .setEnd(row.getInt("ends"))
                .setText(row.getString("text"))
                .setRole(row.getString("role"))
                .setQuantity(
                        row.getObject("quantity_min") == null
                                ? null
                                : new Quantity(row.getLong("quantity_min"), (Long) row.getObject("quantity_max")))
                .build());
        Map<String, List<Link>> links = lists(
                database,
                "link",
                row -> new Link(
                        row.getString("actor"),
                        row.getString("relation"),
                        row.getString("weapon"),
                        ArticleField.valueOf(row.getString("field")),
                        row.getInt("begins"),
                        row.getInt("ends")));
        var articles = new TreeMap<String, EnrichedArticle>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT * FROM article")) {
            while (row.next()) {
                String id = row.getString("id");
                articles.put(
                        id,
                        EnrichedArticle.newBuilder()
                                .setId(id)
                                .setSource(row.getString("source"))
                                .setVersion(row.getLong("version"))
                                .setUrl(row.getString("url"))
                                .setTitle(row.getString("title"))
                                .setText(row.getString("text"))
                                .setLanguage(row.getString("language"))
                                .setByline(row.getString("byline"))
                                .setPublishedAt(instant(row, "published_at"))
                                .setVersionCreatedAt(instant(row, "version_created_at"))
                                .setReceivedAt(instant(row, "received_at"))
                                .setAttributes(attributes(JSON.readTree(row.getString("attributes"))))
                                .setFamilyId(row.getString("family_id"))
                                .setRevisionOf(row.getString("revision_of"))
                                .setMentions(mentions.getOrDefault(id, List.of()))
                                .setLinks(links.getOrDefault(id, List.of()))
                                .setLexicon(row.getString("lexicon"))
                                .setPipeline(row.getString("pipeline"))
                                .build());
            }
        }
        return articles;
    }

    /** From the document of a copy in a search server. */
    static DuplicateArticle copy(JsonNode source) {
        return DuplicateArticle.newBuilder()
                .setId(source.path("id").asText())
                .setVersion(source.path("version").asLong())
                .setSource(source.path("source").asText())
                .setUrl(source.path("url").asText(null))
                .setTitle(source.path("title").asText(null))
                .setPublishedAt(instant(source.path("publishedAt").asText(null)))
                .setReceivedAt(instant(source.path("receivedAt").asText()))
                .setFamilyId(source.path("familyId").asText())
                .setDuplicateOf(source.path("duplicateOf").asText())
                .setKind(DuplicateKind.valueOf(source.path("kind").asText()))
                .setContainment(source.path("containment").asDouble())
                .setContainmentOf(source.path("containmentOf").asDouble())
                .build();
    }

    /** All copies of a database, by id. */
    static Map<String, DuplicateArticle> copies(Connection database) throws SQLException {
        var copies = new TreeMap<String, DuplicateArticle>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT * FROM duplicate")) {
            while (row.next()) {
                String id = row.getString("id");
                copies.put(
                        id,
                        DuplicateArticle.newBuilder()
                                .setId(id)
                                .setVersion(row.getLong("version"))
                                .setSource(row.getString("source"))
                                .setUrl(row.getString("url"))
                                .setTitle(row.getString("title"))
                                .setPublishedAt(instant(row, "published_at"))
                                .setReceivedAt(instant(row, "received_at"))
                                .setFamilyId(row.getString("family_id"))
                                .setDuplicateOf(row.getString("duplicate_of"))
                                .setKind(DuplicateKind.valueOf(row.getString("kind")))
                                .setContainment(row.getDouble("containment"))
                                .setContainmentOf(row.getDouble("containment_of"))
                                .build());
            }
        }
        return copies;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<String, List<T>> lists(Connection database, String table, RowReader<T> reader)
            throws SQLException {
        var lists = new HashMap<String, List<T>>();
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY article_id, ordinal")) {
            while (row.next()) {
                lists.computeIfAbsent(row.getString("article_id"), id -> new ArrayList<>())
                        .add(reader.read(row));
            }
        }
        return lists;
    }

    private static Map<String, String> attributes(JsonNode json) {
        var attributes = new HashMap<String, String>();
        json.properties()
                .forEach(
                        field -> attributes.put(field.getKey(), field.getValue().asText()));
        return attributes;
    }

    private static String onlyValue(JsonNode object) {
        return object.isEmpty() ? null : object.iterator().next().asText();
    }

    private static Instant instant(String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
