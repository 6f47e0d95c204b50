package io.copytaster.app.web;

import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.EnrichedArticle;

/** Articles whole, as {@code --out} writes them. */
final class JsonLinesExport implements Export {
    @Override
    public String mediaType() {
        return "application/x-ndjson; charset=utf-8";
    }

    @Override
    public String head() {
        return "";
    }

    @Override
    public String line(EnrichedArticle article) {
        return ArticleJson.line(article) + "\n";
    }
}
