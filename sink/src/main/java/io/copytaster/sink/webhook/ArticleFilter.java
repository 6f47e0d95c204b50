package io.copytaster.sink.webhook;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which articles are wanted: those that fit each of the sets that is not empty, by any of its members.
 *
 * @param actors ids of actors mentioned
 * @param weapons ids of weapons mentioned
 * @param types types of actors or weapons mentioned, such as {@code TANK}; case does not matter
 * @param sources where articles come from
 */
public record ArticleFilter(Set<String> actors, Set<String> weapons, Set<String> types, Set<String> sources) {
    public ArticleFilter {
        actors = Set.copyOf(actors);
        weapons = Set.copyOf(weapons);
        types = types.stream().map(type -> type.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        sources = Set.copyOf(sources);
    }

    /** Lets every article through. */
    public static ArticleFilter all() {
        return new ArticleFilter(Set.of(), Set.of(), Set.of(), Set.of());
    }

    boolean wants(EnrichedArticle article) {
        return (sources.isEmpty() || sources.contains(article.getSource()))
                && (actors.isEmpty() || mentions(article, MentionKind.ACTOR, actors))
                && (weapons.isEmpty() || mentions(article, MentionKind.WEAPON, weapons))
                && (types.isEmpty()
                        || article.getMentions().stream().map(Mention::getType).anyMatch(types::contains));
    }

    private static boolean mentions(EnrichedArticle article, MentionKind kind, Set<String> ids) {
        return article.getMentions().stream()
                .anyMatch(mention -> mention.getKind() == kind && ids.contains(mention.getId()));
    }
}
