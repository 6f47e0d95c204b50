package io.copytaster.ingest;

import io.copytaster.schemas.RawArticle;

/** Bytes that an article takes in a record, key included, at most a few hundred more than it really does. */
final class ArticleSize {
    private static final int FIXED = 256;

    private ArticleSize() {}

    static long of(RawArticle article) {
        long bytes = FIXED + 2 * utf8(article.getId());
        bytes += utf8(article.getSource()) + utf8(article.getGuid()) + utf8(article.getUrl());
        bytes += utf8(article.getTitle()) + utf8(article.getText());
        bytes += utf8(article.getLanguage()) + utf8(article.getByline()) + utf8(article.getMediaType());
        for (var attribute : article.getAttributes().entrySet()) {
            bytes += 10 + utf8(attribute.getKey()) + utf8(attribute.getValue());
        }
        return bytes;
    }

    private static long utf8(String text) {
        if (text == null) {
            return 0;
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Two of a pair make four.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
