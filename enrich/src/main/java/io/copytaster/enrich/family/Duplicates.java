package io.copytaster.enrich.family;

import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Relation;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.RawArticle;

/** Makes the records of copies. */
final class Duplicates {
    private Duplicates() {}

    /** The record of an article that is a copy of another. */
    static DuplicateArticle of(RawArticle article, Match original) {
        return DuplicateArticle.newBuilder()
                .setId(article.getId())
                .setSource(article.getSource())
                .setUrl(article.getUrl())
                .setVersion(article.getVersion())
                .setTitle(article.getTitle())
                .setPublishedAt(article.getPublishedAt())
                .setReceivedAt(article.getReceivedAt())
                .setFamilyId(original.getFamilyId())
                .setDuplicateOf(original.getId())
                .setKind(kind(original.getRelation()))
                .setContainment(original.getContainment())
                .setContainmentOf(original.getContainmentOf())
                .build();
    }

    private static DuplicateKind kind(Relation relation) {
        return switch (relation) {
            case EXACT -> DuplicateKind.EXACT;
            case NEAR -> DuplicateKind.NEAR;
            case EXCERPT -> DuplicateKind.EXCERPT;
            case REVISION -> throw new IllegalArgumentException("a revision is no copy");
        };
    }
}
