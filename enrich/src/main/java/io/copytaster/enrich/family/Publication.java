package io.copytaster.enrich.family;

import io.copytaster.enrich.state.Answer;
import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Place;
import io.copytaster.enrich.state.PublishedAs;
import io.copytaster.enrich.state.Relation;
import io.copytaster.enrich.state.Standing;
import java.util.List;
import java.util.Objects;

/**
 * As what an article is published.
 *
 * @param as topic that it stands in
 * @param duplicateOf of a copy, the article that it repeats, else null
 * @param revisionOf of a revision, the article that it revises, else null
 * @param familyId its family
 */
record Publication(PublishedAs as, String duplicateOf, String revisionOf, String familyId) {
    /** That of an article which belongs to an earlier one; to none if the link is null. */
    static Publication of(String id, Match link) {
        if (link == null) {
            return new Publication(PublishedAs.ENRICHED, null, null, id);
        }
        return link.getRelation() == Relation.REVISION
                ? new Publication(PublishedAs.ENRICHED, null, link.getId(), link.getFamilyId())
                : new Publication(PublishedAs.DUPLICATE, link.getId(), null, link.getFamilyId());
    }

    boolean isThatOf(Standing standing) {
        return standing.getPublishedAs() == as
                && Objects.equals(standing.getDuplicateOf(), duplicateOf)
                && Objects.equals(standing.getRevisionOf(), revisionOf)
                && Objects.equals(standing.getFamilyId(), familyId);
    }

    /** The standing of an article that was published so. */
    Standing publishedFrom(Standing standing, List<Match> matches) {
        return new Standing(
                standing.getSource(),
                standing.getVersion(),
                true,
                standing.getEdition(),
                0,
                matches,
                as,
                duplicateOf,
                revisionOf,
                familyId,
                standing.getFollowed(),
                false);
    }

    /** What those that follow an article are told of where it stands. */
    static Answer answer(String id, Standing standing) {
        boolean copy = standing.getPublishedAs() == PublishedAs.DUPLICATE;
        Match link = copy ? link(standing) : null;
        Place place = copy ? Place.COPY : Place.ARTICLE;
        return new Answer(id, standing.getEdition(), place, standing.getFamilyId(), link);
    }

    /** What those that follow an article are told when it is withdrawn. */
    static Answer withdrawn(String id, long edition) {
        return new Answer(id, edition, null, null, null);
    }

    private static Match link(Standing standing) {
        return standing.getMatches().stream()
                .filter(m -> m.getRelation() != Relation.REVISION && m.getId().equals(standing.getDuplicateOf()))
                .findFirst()
                .orElse(null);
    }
}
