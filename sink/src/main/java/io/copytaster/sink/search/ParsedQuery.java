package io.copytaster.sink.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * A query as Lucene runs it.
 *
 * @param phrases the words and phrases asked for, as terms, to be marked in what is found
 * @param note what could not be understood; null: nothing
 */
record ParsedQuery(Query query, List<List<String>> phrases, String note) {
    private static final float TITLE_BOOST = 2;

    static ParsedQuery of(String text, Analyzer analyzer) {
        return new Builder(analyzer).build(text);
    }

    private static final class Builder {
        private final QueryBuilder words;
        private final WordMatches terms;
        private final List<List<String>> phrases = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Builder(Analyzer analyzer) {
            words = new QueryBuilder(analyzer);
            terms = new WordMatches(analyzer);
        }

        ParsedQuery build(String text) {
            QueryReader.Reading reading = QueryReader.read(text);
            notes.addAll(reading.notes());
            var all = new BooleanQuery.Builder();
            all.add(new TermQuery(new Term(Fields.ARTICLE, Fields.IS)), Occur.FILTER);
            boolean restricted = false;
            for (List<QueryReader.Clause> group : groups(reading.clauses())) {
                var any = new BooleanQuery.Builder();
                int alternatives = 0;
                for (QueryReader.Clause clause : group) {
                    Query query = query(clause);
                    if (query != null && clause.without() && group.size() == 1) {
                        all.add(query, Occur.MUST_NOT);
                        restricted = true;
                    } else if (query != null) {
                        any.add(clause.without() ? allBut(query) : query, Occur.SHOULD);
                        alternatives++;
                    }
                }
                if (alternatives > 0) {
                    all.add(any.build(), Occur.MUST);
                    restricted = true;
                }
            }
            if (!restricted && !text.isBlank() && !reading.everything()) {
                notes.add("there is no word in it to look for");
                all.add(new MatchNoDocsQuery(), Occur.MUST);
            } else if (!restricted) {
                all.add(new MatchAllDocsQuery(), Occur.SHOULD);
            }
            return new ParsedQuery(
                    all.build(), List.copyOf(phrases), notes.isEmpty() ? null : String.join("; ", notes));
        }

        /** A clause that forbids is true of all others, and stands beside one that asks as such: this OR -that. */
        private static Query allBut(Query query) {
            return new BooleanQuery.Builder()
                    .add(new MatchAllDocsQuery(), Occur.FILTER)
                    .add(query, Occur.MUST_NOT)
                    .build();
        }

        private static List<List<QueryReader.Clause>> groups(List<QueryReader.Clause> clauses) {
            var groups = new ArrayList<List<QueryReader.Clause>>();
            for (QueryReader.Clause clause : clauses) {
                if (clause.alternative()) {
                    groups.get(groups.size() - 1).add(clause);
                } else {
                    groups.add(new ArrayList<>(List.of(clause)));
                }
            }
            return groups;
        }

        /** What a clause asks for; null if there is nothing in it. */
        private Query query(QueryReader.Clause clause) {
            if (clause.field() == null
                    || clause.field().equals(Fields.TITLE)
                    || clause.field().equals(Fields.TEXT)) {
                return words(clause);
            }
            return switch (clause.field()) {
                case Fields.AFTER -> published(clause, true);
                case Fields.BEFORE -> published(clause, false);
                case Fields.OUTLET -> new OutletQuery(Fields.folded(clause.value()));
                case Fields.BYLINE -> words.createPhraseQuery(Fields.BYLINE, clause.value());
                default ->
                    Fields.isExact(clause.field())
                            ? new TermQuery(Fields.key(clause.field(), clause.value()))
                            : new TermQuery(new Term(clause.field(), Fields.folded(clause.value())));
            };
        }

        private Query words(QueryReader.Clause clause) {
            List<String> phrase = terms.terms(clause.value());
            if (phrase.isEmpty()) {
                return null;
            }
            if (!clause.without()) {
                phrases.add(phrase);
            }
            if (clause.field() != null) {
                return words.createPhraseQuery(clause.field(), clause.value());
            }
            return new BooleanQuery.Builder()
                    .add(
                            new BoostQuery(words.createPhraseQuery(Fields.TITLE, clause.value()), TITLE_BOOST),
                            Occur.SHOULD)
                    .add(words.createPhraseQuery(Fields.TEXT, clause.value()), Occur.SHOULD)
                    .build();
        }

        private Query published(QueryReader.Clause clause, boolean after) {
            try {
                long day = LocalDate.parse(clause.value())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
                return after
                        ? LongPoint.newRangeQuery(Fields.PUBLISHED, day, Long.MAX_VALUE)
                        : LongPoint.newRangeQuery(Fields.PUBLISHED, Long.MIN_VALUE, day - 1);
            } catch (DateTimeParseException | ArithmeticException e) {
                notes.add(clause.field() + ": wants a day such as 2015-09-17, not " + clause.value());
                return null;
            }
        }
    }
}
