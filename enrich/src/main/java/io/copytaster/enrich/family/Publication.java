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
 * @param likeness of a copy, hash of how it is like the article that it repeats, else 0
 */
record Publication(PublishedAs as, String duplicateOf, String revisionOf, String familyId, int likeness) {
    /** That of an article which belongs to an earlier one; to none if the link is null. */
    static Publication of(String id, Match link) {
        if (link == null) {
            return new Publication(PublishedAs.ENRICHED, null, null, id, 0);
        }
        return link.getRelation() == Relation.REVISION
                ? new Publication(PublishedAs.ENRICHED, null, link.getId(), link.getFamilyId(), 0)
                : new Publication(PublishedAs.DUPLICATE, link.getId(), null, link.getFamilyId(), likeness(link));
    }

    boolean isThatOf(Standing standing) {
        return standing.getPublishedAs() == as
                && Objects.equals(standing.getDuplicateOf(), duplicateOf)
                && Objects.equals(standing.getRevisionOf(), revisionOf)
                && Objects.equals(standing.getFamilyId(), familyId)
                && standing.getLikeness() == likeness;
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
                likeness,
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

    /** Changes with what is said of a copy when the article that it repeats gets another text. */
    private static int likeness(Match link) {
        return Objects.hash(link.getRelation().name(), link.getContainment(), link.getContainmentOf());
    }

    private static Match link(Standing standing) {
        return standing.getMatches().stream()
                .filter(m -> m.getRelation() != Relation.REVISION && m.getId().equals(standing.getDuplicateOf()))
                .findFirst()
                .orElse(null);
    }
}
