package io.copytaster.sink.search;

import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Link;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;

/** Puts into documents what hits are counted by. */
final class FacetFields {
    /** Counted like a facet: who has to do with what. */
    static final String STATEMENT = "statement";

    static final FacetsConfig CONFIG = new FacetsConfig();
    private static final char BETWEEN = '\t';
    /** Longer values are counted by their beginning. */
    private static final int MOST_CHARS = 300;

    static {
        for (Facet facet : Facet.values()) {
            CONFIG.setMultiValued(facet.label(), facet.hasSeveral());
            // Filters use the fields of their own, which know names, too.
            CONFIG.setDrillDownTermsIndexing(facet.label(), FacetsConfig.DrillDownTermsIndexing.NONE);
        }
        CONFIG.setMultiValued(STATEMENT, true);
        CONFIG.setDrillDownTermsIndexing(STATEMENT, FacetsConfig.DrillDownTermsIndexing.NONE);
    }

    private FacetFields() {}

    /** The document with what the article is counted by. */
    static Document added(Document document, EnrichedArticle article) throws IOException {
        var seen = new HashSet<String>();
        add(document, seen, Facet.SOURCE.label(), article.getSource());
        add(document, seen, Facet.LANGUAGE.label(), article.getLanguage());
        for (Mention mention : article.getMentions()) {
            Facet facet = mention.getKind() == MentionKind.ACTOR ? Facet.ACTOR : Facet.WEAPON;
            add(document, seen, facet.label(), mention.getId());
            add(document, seen, Facet.TYPE.label(), mention.getType());
        }
        for (Link link : article.getLinks()) {
            add(document, seen, STATEMENT, link.getActor() + BETWEEN + link.getRelation() + BETWEEN + link.getWeapon());
        }
        return CONFIG.build(document);
    }

    /** Actor, relation and weapon of a counted statement. */
    static String[] parts(String statement) {
        return statement.split(String.valueOf(BETWEEN), 3);
    }

    private static void add(Document document, Set<String> seen, String dimension, String value) {
        String kept = value == null ? "" : Fields.cut(value.strip(), MOST_CHARS);
        if (!kept.isEmpty() && seen.add(dimension + BETWEEN + kept)) {
            document.add(new SortedSetDocValuesFacetField(dimension, kept));
        }
    }
}
