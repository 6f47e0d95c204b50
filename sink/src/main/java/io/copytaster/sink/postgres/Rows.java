package io.copytaster.sink.postgres;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.copy.CopyManager;

/** The rows that articles and copies come to. */
final class Rows {
    static final List<String> ARTICLE = List.of(
            "id",
            "version",
            "source",
            "url",
            "title",
            "text",
            "language",
            "byline",
            "published_at",
            "version_created_at",
            "received_at",
            "attributes",
            "family_id",
            "revision_of",
            "lexicon",
            "pipeline");
    static final List<String> DUPLICATE = List.of(
            "id",
            "version",
            "source",
            "url",
            "title",
            "published_at",
            "received_at",
            "family_id",
            "duplicate_of",
            "kind",
            "containment",
            "containment_of");
    private static final List<String> MENTION = List.of(
            "article_id",
            "ordinal",
            "kind",
            "mentioned",
            "name",
            "type",
            "field",
            "begins",
            "ends",
            "text",
            "quantity_min",
            "quantity_max",
            "role");
    private static final List<String> LINK =
            List.of("article_id", "ordinal", "actor", "relation", "weapon", "field", "begins", "ends");

    private final CopyRows mentions = new CopyRows(MENTION);
    private final CopyRows links = new CopyRows(LINK);

    /** Adds the row of an article to {@code articles}, and keeps those of its mentions and links. */
    void add(EnrichedArticle article, CopyRows articles) {
        articles.text(article.getId())
                .number(article.getVersion())
                .text(article.getSource())
                .text(article.getUrl())
                .text(article.getTitle())
                .text(article.getText())
                .text(article.getLanguage())
                .text(article.getByline())
                .time(article.getPublishedAt())
                .time(article.getVersionCreatedAt())
                .time(article.getReceivedAt())
                .text(json(article.getAttributes()))
                .text(article.getFamilyId())
                .text(article.getRevisionOf())
                .text(article.getLexicon())
                .text(article.getPipeline())
                .end();
        int ordinal = 0;
        for (Mention mention : article.getMentions()) {
            addMention(article.getId(), ordinal++, mention);
        }
        ordinal = 0;
        for (Link link : article.getLinks()) {
            links.text(article.getId())
                    .number(ordinal++)
                    .text(link.getActor())
                    .text(link.getRelation())
                    .text(link.getWeapon())
                    .text(link.getField().name())
                    .number(link.getBegin())
                    .number(link.getEnd())
                    .end();
        }
    }

    /** Adds the row of a copy. */
    static void addCopy(DuplicateArticle copy, CopyRows copies) {
        copies.text(copy.getId())
                .number(copy.getVersion())
                .text(copy.getSource())
                .text(copy.getUrl())
                .text(copy.getTitle())
                .time(copy.getPublishedAt())
                .time(copy.getReceivedAt())
                .text(copy.getFamilyId())
                .text(copy.getDuplicateOf())
                .text(copy.getKind().name())
                .number(copy.getContainment())
                .number(copy.getContainmentOf())
                .end();
    }

    /** Sends the rows of all mentions and links that were added. */
    void send(CopyManager copy) throws SQLException {
        mentions.into("mention", copy);
        links.into("link", copy);
    }

    private void addMention(String article, int ordinal, Mention mention) {
        var quantity = mention.getQuantity();
        mentions.text(article)
                .number(ordinal)
                .text(mention.getKind().name())
                .text(mention.getId())
                .text(mention.getName())
                .text(mention.getType())
                .text(mention.getField().name())
                .number(mention.getBegin())
                .number(mention.getEnd())
                .text(mention.getText())
                .number(quantity == null ? null : quantity.getMin())
                .number(quantity == null ? null : quantity.getMax())
                .text(mention.getRole())
                .end();
    }

    private static String json(Map<String, String> attributes) {
        return attributes.isEmpty() ? "{}" : JsonText.object(attributes);
    }
}
