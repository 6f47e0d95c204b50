package io.copytaster.enrich.family;

import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Place;
import io.copytaster.enrich.state.Relation;
import java.util.List;

/**
 * What an article is, given the earlier ones of its story: it belongs to the most alike of those that are no copies
 * themselves. So what stands for a family is never a copy, and a chain of small changes does not lead from one story to
 * another.
 *
 * @param isMade whether it is known
 * @param link if so, the earlier article that it belongs to, or null if there is none
 * @param toAsk if not, the earlier articles that must be asked where they stand; none if answers are awaited
 */
record Judgement(boolean isMade, Match link, List<Match> toAsk) {
    static final Judgement AWAITED = new Judgement(false, null, List.of());

    /** The judgement on an article of which all earlier ones of its story are given in their order. */
    static Judgement of(List<Match> matches) {
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            switch (match.getPlace()) {
                case ARTICLE -> {
                    return made(match);
                }
                case UNKNOWN -> {
                    return new Judgement(false, null, toAsk(matches, i));
                }
                case ASKED -> {
                    return AWAITED;
                }
                case COPY -> {
                    Match same = match.getRelation() == Relation.EXACT ? through(match.getId(), matches) : null;
                    if (same != null) {
                        return made(same);
                    }
                }
            }
        }
        return made(null);
    }

    private static Judgement made(Match link) {
        return new Judgement(true, link, List.of());
    }

    /** The first, which is enough most often; if it turned out to be a copy, all others, so that there are two rounds. */
    private static List<Match> toAsk(List<Match> matches, int copies) {
        return matches.stream()
                .skip(copies)
                .takeWhile(m -> m.getPlace() != Place.ARTICLE)
                .filter(m -> m.getPlace() == Place.UNKNOWN)
                .limit(copies == 0 ? 1 : matches.size())
                .toList();
    }

    /** What an article with the same text is a copy of. */
    private static Match through(String id, List<Match> matches) {
        return matches.stream().filter(m -> id.equals(m.getVia())).findFirst().orElse(null);
    }
}
