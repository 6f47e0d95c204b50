package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Settings and mappings of the two indices. */
final class Mappings {
    static final String PROGRAM = "copytaster";
    /** Raised when an index of before can no longer be written to. */
    static final int FORMAT = 1;

    /** A keyword of more bytes than Lucene takes would have the whole document refused; a char takes four at most. */
    private static final int MOST_CHARS = 8_000;

    private Mappings() {}

    /** Body of the creation of an index of articles. */
    static ObjectNode articles() {
        ObjectNode index = Server.JSON.createObjectNode();
        ObjectNode settings = index.putObject("settings");
        var fields = settings.putObject("index").putObject("query").putArray("default_field");
        List.of("title.*", "text.*").forEach(fields::add);
        ObjectNode news = settings.putObject("analysis").putObject("analyzer").putObject("news");
        news.put("type", "custom").put("tokenizer", "standard");
        news.putArray("filter").add("lowercase").add("asciifolding");
        ObjectNode properties = properties(index);
        keywords(
                properties,
                "id",
                "source",
                "url",
                "language",
                "byline",
                "familyId",
                "revisionOf",
                "actors",
                "weapons",
                "types",
                "outlets",
                "lexicon",
                "pipeline");
        dates(properties, "publishedAt", "versionCreatedAt", "receivedAt", "time");
        properties.putObject("version").put("type", "long");
        properties.putObject("attributes").put("type", "object").put("enabled", false);
        for (String text : List.of("title", "text")) {
            ObjectNode languages = properties.putObject(text).putObject("properties");
            Languages.analyzers()
                    .forEach((language, analyzer) ->
                            languages.putObject(language).put("type", "text").put("analyzer", analyzer));
        }
        addMentions(properties);
        ObjectNode links = nested(properties, "links");
        keywords(links, "actor", "relation", "weapon", "field");
        numbers(links, "integer", "begin", "end");
        addCopyFields(nested(properties, "copies"));
        return index;
    }

    /** Body of the creation of an index of copies. */
    static ObjectNode copies() {
        ObjectNode index = Server.JSON.createObjectNode();
        ObjectNode properties = properties(index);
        addCopyFields(properties);
        keywords(properties, "duplicateOf", "familyId");
        return index;
    }

    private static void addMentions(ObjectNode properties) {
        ObjectNode mentions = nested(properties, "mentions");
        keywords(mentions, "kind", "id", "name", "type", "field", "text", "role");
        numbers(mentions, "integer", "begin", "end");
        numbers(mentions.putObject("quantity").putObject("properties"), "long", "min", "max");
    }

    private static void addCopyFields(ObjectNode properties) {
        keywords(properties, "id", "source", "url", "kind");
        dates(properties, "publishedAt", "receivedAt");
        numbers(properties, "long", "version");
        numbers(properties, "double", "containment", "containmentOf");
        properties.putObject("title").put("type", "text");
    }

    private static ObjectNode properties(ObjectNode index) {
        ObjectNode mappings = index.putObject("mappings");
        mappings.put("dynamic", false);
        mappings.putObject("_meta").put("program", PROGRAM).put("format", FORMAT);
        return mappings.putObject("properties");
    }

    private static ObjectNode nested(ObjectNode properties, String name) {
        return properties.putObject(name).put("type", "nested").putObject("properties");
    }

    private static void keywords(ObjectNode properties, String... names) {
        for (String name : names) {
            properties.putObject(name).put("type", "keyword").put("ignore_above", MOST_CHARS);
        }
    }

    /** Dates that the server cannot hold, of years with more than four digits, are kept but not searched. */
    private static void dates(ObjectNode properties, String... names) {
        for (String name : names) {
            properties.putObject(name).put("type", "date").put("ignore_malformed", true);
        }
    }

    private static void numbers(ObjectNode properties, String type, String... names) {
        for (String name : names) {
            properties.putObject(name).put("type", type);
        }
    }
}
