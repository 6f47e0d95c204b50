package io.copytaster.enrich.family;

import io.copytaster.enrich.state.Match;
import io.copytaster.enrich.state.Relation;
import java.util.List;

/**
 * What an article is, given the earlier ones of its story: it belongs to the most alike of those that are no copies
 * themselves. So what stands for a family is never a copy, and a chain of small changes does not lead from one story to
 * another.
 *
 * @param isMade whether it is known
 * @param link if so, the earlier article that it belongs to, or null if there is none
 * @param toAsk if not, the earlier article that must be asked where it stands; null if an answer is awaited
 */
record Judgement(boolean isMade, Match link, Match toAsk) {
    static final Judgement AWAITED = new Judgement(false, null, null);

    /** The judgement on an article of which all earlier ones of its story are given in their order. */
    static Judgement of(List<Match> matches) {
        for (Match match : matches) {
            switch (match.getPlace()) {
                case ARTICLE -> {
                    return new Judgement(true, match, null);
                }
                case UNKNOWN -> {
                    return new Judgement(false, null, match);
                }
                case ASKED -> {
                    return AWAITED;
                }
                case COPY -> {
                    Match same = match.getRelation() == Relation.EXACT ? through(match.getId(), matches) : null;
                    if (same != null) {
                        return new Judgement(true, same, null);
                    }
                }
            }
        }
        return new Judgement(true, null, null);
    }

    /** What an article with the same text is a copy of. */
    private static Match through(String id, List<Match> matches) {
        return matches.stream().filter(m -> id.equals(m.getVia())).findFirst().orElse(null);
    }
}
