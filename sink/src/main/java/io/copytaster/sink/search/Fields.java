package io.copytaster.sink.search;

import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** Fields of the documents, and the names that a query has for them. */
final class Fields {
    static final String ID = "id";
    static final String SOURCE = "source";
    /** Who delivered a copy; in a query, who delivered an article or a copy of it. */
    static final String OUTLET = "outlet";

    static final String BYLINE = "byline";
    static final String LANGUAGE = "language";
    static final String ACTOR = "actor";
    static final String WEAPON = "weapon";
    static final String TYPE = "type";
    static final String FAMILY = "family";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String PUBLISHED = "published";
    /** When it was published as far as that can be believed: what hits are sorted by. */
    static final String TIME = "time";

    /** When it was published, of those whose date can be. */
    static final String DATED = "dated";

    static final String VERSION = "version";
    /** The Avro record, whole. */
    static final String RECORD = "record";
    /** Key of the documents of copies; articles have {@link #ID}. */
    static final String COPY = "copy";

    /** Key of the documents that remember a withdrawal. */
    static final String WITHDRAWN = "withdrawn";

    static final String COPY_OF = "copyOf";
    /** The same as {@link #COPY_OF}, to be read from copies that were found. */
    static final String ORIGINAL = "original";
    /** In every document of an article, with the one value {@link #IS}. */
    static final String ARTICLE = "article";

    static final String IS = "1";
    static final String AFTER = "after";
    static final String BEFORE = "before";

    /** Lucene refuses terms of more than 32,766 bytes; a char takes three at most. */
    private static final int MOST_CHARS = 8_000;

    private Fields() {}

    /** The field that a query means; null if there is none of that name. */
    static String ofPrefix(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT);
        return switch (name) {
            case ID, SOURCE, OUTLET, BYLINE, LANGUAGE, ACTOR, WEAPON, TYPE, FAMILY, AFTER, BEFORE, TITLE, TEXT -> name;
            case "lang" -> LANGUAGE;
            default -> null;
        };
    }

    /** Whether values are compared as they are, ids being told apart by case. */
    static boolean isExact(String field) {
        return field.equals(ID) || field.equals(FAMILY);
    }

    /** A name as it is looked up: case does not matter, nor do spaces around it. */
    static String folded(String value) {
        return cut(value.strip().toLowerCase(Locale.ROOT), MOST_CHARS);
    }

    static Term key(String field, String id) {
        return new Term(field, keyBytes(id));
    }

    /** The bytes of an id; of one too long for a term, its beginning and a digest of the whole. */
    static BytesRef keyBytes(String id) {
        return new BytesRef(id.length() <= MOST_CHARS ? id : LongIds.shortened(id, MOST_CHARS));
    }

    /** The beginning of a text, whole characters only: Lucene drops words before half a character at the end. */
    static String cut(String text, int mostChars) {
        if (text.length() <= mostChars) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(mostChars - 1)) ? mostChars - 1 : mostChars);
    }
}
