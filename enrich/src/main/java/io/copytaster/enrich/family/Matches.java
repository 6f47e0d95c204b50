package io.copytaster.enrich.family;

import io.copytaster.enrich.dedup.ArticleOrder;
import io.copytaster.enrich.state.Answer;
import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Place;
import io.copytaster.enrich.state.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The earlier articles of a story as one article knows them, the most alike first, of equals the earliest. */
final class Matches {
    private static final int MOST = 32;

    private static final Comparator<Match> ORDER = Comparator.comparing(Match::getScore)
            .reversed()
            .thenComparing((a, b) -> ArticleOrder.compare(a.getTime(), a.getId(), b.getTime(), b.getId()));

    private Matches() {}

    /** With what was found; of an article that was there, the newer edition counts. */
    static List<Match> found(List<Match> held, List<Match> found) {
        var matches = new ArrayList<>(held);
        for (Match match : found) {
            Match known = compared(matches, match.getId());
            if (known == null || known.getEdition() < match.getEdition()) {
                matches.remove(known);
                matches.add(match);
            }
        }
        return ordered(matches);
    }

    /** With an article asked where it stands. */
    static List<Match> asked(List<Match> held, Match asked) {
        return replaced(
                held, asked, Match.newBuilder(asked).setPlace(Place.ASKED).build());
    }

    /** With what an article answered. What is held of a former edition of it is void. */
    static List<Match> answered(List<Match> held, Answer answer) {
        Match known = compared(held, answer.getId());
        if (known == null || known.getEdition() > answer.getEdition()) {
            return held;
        }
        var matches = new ArrayList<>(held);
        matches.removeIf(m -> answer.getId().equals(m.getVia()));
        if (answer.getPlace() == null || known.getEdition() < answer.getEdition()) {
            matches.remove(known);
            return matches;
        }
        if (answer.getCopyOf() != null && known.getRelation() == Relation.EXACT) {
            matches.add(Match.newBuilder(answer.getCopyOf())
                    .setPlace(Place.ARTICLE)
                    .setFamilyId(answer.getFamilyId())
                    .setVia(answer.getId())
                    .build());
        }
        return replaced(
                matches,
                known,
                Match.newBuilder(known)
                        .setPlace(answer.getPlace())
                        .setFamilyId(answer.getFamilyId())
                        .build());
    }

    private static List<Match> replaced(List<Match> held, Match old, Match now) {
        var matches = new ArrayList<>(held);
        matches.remove(old);
        matches.add(now);
        return ordered(matches);
    }

    private static Match compared(List<Match> matches, String id) {
        for (Match match : matches) {
            if (match.getVia() == null && match.getId().equals(id)) {
                return match;
            }
        }
        return null;
    }

    private static List<Match> ordered(List<Match> matches) {
        matches.sort(ORDER);
        return matches.size() <= MOST ? matches : new ArrayList<>(matches.subList(0, MOST));
    }
}
