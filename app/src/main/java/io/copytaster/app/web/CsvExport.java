package io.copytaster.app.web;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Articles as rows of a table without their texts: CSV as RFC 4180 has it. */
final class CsvExport implements Export {
    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8; header=present";
    }

    @Override
    public String head() {
        return row(List.of(
                "id",
                "source",
                "publishedAt",
                "language",
                "title",
                "url",
                "actors",
                "weapons",
                "familyId",
                "revisionOf"));
    }

    @Override
    public String line(EnrichedArticle article) {
        return row(Stream.of(
                        article.getId(),
                        article.getSource(),
                        article.getPublishedAt() == null
                                ? ""
                                : article.getPublishedAt().toString(),
                        article.getLanguage(),
                        article.getTitle(),
                        article.getUrl(),
                        ids(article, MentionKind.ACTOR),
                        ids(article, MentionKind.WEAPON),
                        article.getFamilyId(),
                        article.getRevisionOf())
                .map(value -> value == null ? "" : value)
                .toList());
    }

    private static String ids(EnrichedArticle article, MentionKind kind) {
        return article.getMentions().stream()
                .filter(mention -> mention.getKind() == kind)
                .map(Mention::getId)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String row(List<String> values) {
        return values.stream().map(CsvExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        // A spreadsheet runs what begins so as a formula, and these are strangers' words.
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
