package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements read from a field, each once; what is denied, asked or merely feared is none. */
final class Statements {
    private record Statement(String actor, Relation relation, String weapon) {}

    private final Reading reading;
    private final Clause clause;
    private final ArticleField field;
    private final Map<Statement, Link> links = new LinkedHashMap<>();

    Statements(Reading reading, Clause clause, ArticleField field) {
        this.reading = reading;
        this.clause = clause;
        this.field = field;
    }

    /** The links by where they begin. */
    List<Link> inOrder() {
        return links.values().stream()
                .sorted(Comparator.comparingInt(Link::getBegin))
                .toList();
    }

    /** Notes what an actor, null for none, has to do with weapons of the same sentence. */
    void state(Found actor, Relation relation, List<Found> weapons) {
        if (actor == null) {
            return;
        }
        int from = Math.min(actor.first(), weapons.get(0).first());
        int to = Math.max(actor.last(), weapons.get(weapons.size() - 1).last());
        if (clause.isDoubtful(from, to) || isAsked(to)) {
            return;
        }
        for (Found weapon : weapons) {
            int begin = reading.tokens().begin(Math.min(actor.first(), weapon.first()));
            int end = reading.tokens().end(Math.max(actor.last(), weapon.last()) - 1);
            links.putIfAbsent(
                    new Statement(actor.id(), relation, weapon.id()),
                    new Link(actor.id(), relation.name(), weapon.id(), field, begin, end));
        }
    }

    /** Whether the sentence is a question. */
    private boolean isAsked(int from) {
        int token = from;
        while (token < reading.count() && token < from + 40 && reading.tokens().gap(token) < Tokens.SENTENCE) {
            token++;
        }
        return reading.after(token - 1) == '?';
    }
}
