package io.copytaster.enrich.tag;

import io.copytaster.enrich.lexicon.Lexicon;
import io.copytaster.enrich.lexicon.Tokens;
import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds actors and weapons in an article: the lexicon's under all their names, and others of their kind by how names and
 * phrases are made. The same article and lexicon give the same mentions. Immutable and safe to share between threads.
 */
public final class Tagger {
    private static final String ENGLISH = "en";
    /** ISO 639-2 for a language that is not known. */
    private static final String UNDETERMINED = "und";

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;
    private final Matcher matcher;
    private final Grammar grammar;
    /** By language; made when a text in it comes. */
    private final Map<String, ForeignTagger> foreign = new ConcurrentHashMap<>();

    /** Builds the tables that a lexicon is matched with; takes some tens of milliseconds, so keep the tagger. */
    public Tagger(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.grammar = new Grammar();
        var words = new Vocabulary.Builder();
        grammar.classOf().keySet().stream().sorted().forEach(words::add);
        AliasTrie trie = AliasTrie.of(lexicon, words);
        this.vocabulary = words.build(grammar.classOf());
        this.matcher = new Matcher(trie, grammar);
    }

    /** The mentions alone of what {@link #read} finds in an English text. */
    public List<Mention> tag(String title, String text) {
        return read(title, text, ENGLISH).mentions();
    }

    /**
     * Tags both fields of an article as one: a name introduced in one is known in the other.
     *
     * @param title null: none
     * @param text null: none
     * @param language of the text, ISO 639-1; null: not known, taken for English. In other languages than English the
     *     names of the lexicon are found, and no links
     * @return what was found; offsets count UTF-16 units and a mention's {@code text} is exactly that slice
     */
    public Tagged read(String title, String text, String language) {
        return language == null || language.equals(ENGLISH)
                ? readEnglish(title, text)
                : readForeign(title, text, language);
    }

    /** The language, or one for all of which nothing is known: in these the same names are found. */
    private String known(String language) {
        boolean known = lexicon.names().containsKey(language) || grammar.hasAffixes(language);
        return known ? language : UNDETERMINED;
    }

    private Tagged readForeign(String title, String text, String language) {
        var tagger = foreign.computeIfAbsent(known(language), code -> new ForeignTagger(lexicon, code, grammar));
        Reading heading = tagger.read(title == null ? "" : title);
        Reading body = tagger.read(text == null ? "" : text);
        List<Found> inHeading = tagger.find(heading);
        List<Found> inBody = tagger.find(body);
        var shortForms = new ShortForms();
        shortForms.learn(body, inBody);
        shortForms.learn(heading, inHeading);
        List<Mention> mentions = new ArrayList<>(inHeading.size() + inBody.size());
        for (Found one : shortForms.apply(heading, inHeading)) {
            mentions.add(mention(heading, ArticleField.TITLE, one, tagger.begin(heading, one)));
        }
        for (Found one : shortForms.apply(body, inBody)) {
            mentions.add(mention(body, ArticleField.TEXT, one, tagger.begin(body, one)));
        }
        return new Tagged(mentions, List.of(), lexicon.version());
    }

    private Tagged readEnglish(String title, String text) {
        Reading heading = new Reading(title == null ? "" : title, vocabulary);
        Reading body = new Reading(text == null ? "" : text, vocabulary);
        List<Found> inHeading = find(heading);
        List<Found> inBody = find(body);
        var shortForms = new ShortForms();
        shortForms.learn(body, inBody);
        shortForms.learn(heading, inHeading);
        inHeading = Attribution.mark(heading, shortForms.apply(heading, inHeading));
        inBody = Attribution.mark(body, shortForms.apply(body, inBody));
        List<Mention> mentions = new ArrayList<>(inHeading.size() + inBody.size());
        report(heading, ArticleField.TITLE, inHeading, mentions);
        report(body, ArticleField.TEXT, inBody, mentions);
        List<Link> links = new ArrayList<>(Links.find(heading, inHeading, ArticleField.TITLE));
        links.addAll(Links.find(body, inBody, ArticleField.TEXT));
        return new Tagged(mentions, links, lexicon.version());
    }

    private List<Found> find(Reading reading) {
        List<Found> found = matcher.scan(reading);
        found = Vehicles.add(reading, found, lexicon.entries().get(Vehicles.ID));
        found = SharedNouns.join(reading, WeaponPhrases.join(reading, found));
        found = ActorPhrases.join(reading, found);
        return Events.without(reading, ActorPhrases.withoutOffices(reading, Names.add(reading, found)));
    }

    private static void report(Reading reading, ArticleField field, List<Found> found, List<Mention> mentions) {
        Tokens tokens = reading.tokens();
        for (Found one : found) {
            mentions.add(mention(reading, field, one, tokens.begin(one.first())));
        }
    }

    private static Mention mention(Reading reading, ArticleField field, Found one, int begin) {
        Tokens tokens = reading.tokens();
        int end = tokens.end(one.last() - 1) + (endsInDottedAbbreviation(reading, one) ? 1 : 0);
        return new Mention(
                one.type().kind(),
                one.id(),
                one.name(),
                one.type().name(),
                field,
                begin,
                end,
                tokens.text().substring(begin, end),
                one.quantity(),
                one.source() ? "SOURCE" : null);
    }

    private static boolean endsInDottedAbbreviation(Reading reading, Found one) {
        int token = one.last() - 1;
        return token > one.first()
                && reading.tokens().gap(token) == Tokens.DOT
                && reading.tokens().length(token) == 1
                && reading.after(token) == '.';
    }
}
