package io.copytaster.ingest;

import io.copytaster.ingest.format.charset.Unwritable;
import io.copytaster.schemas.RawArticle;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Articles all of whose text can be written down, whatever they came from. */
final class WholeCharacters {
    private WholeCharacters() {}

    /** The article, or where halves of characters stand alone in it, a copy with these replaced. */
    static RawArticle of(RawArticle article) {
        if (texts(article).noneMatch(Unwritable::isIn)) {
            return article;
        }
        RawArticle whole = RawArticle.newBuilder(article)
                .setAttributes(attributes(article.getAttributes()))
                .build();
        for (int field = 0; field < fields(whole); field++) {
            if (whole.get(field) instanceof String text) {
                whole.put(field, Unwritable.replaced(text));
            }
        }
        return whole;
    }

    private static Stream<String> texts(RawArticle article) {
        return Stream.concat(
                IntStream.range(0, fields(article))
                        .mapToObj(article::get)
                        .filter(String.class::isInstance)
                        .map(String.class::cast),
                article.getAttributes().entrySet().stream()
                        .flatMap(attribute -> Stream.of(attribute.getKey(), attribute.getValue())));
    }

    private static int fields(RawArticle article) {
        return article.getSchema().getFields().size();
    }

    private static Map<String, String> attributes(Map<String, String> written) {
        var whole = new HashMap<String, String>();
        written.forEach((name, value) -> whole.put(Unwritable.replaced(name), Unwritable.replaced(value)));
        return whole;
    }
}
