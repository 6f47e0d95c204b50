package io.copytaster.sink.parquet;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a table's rows are.
 *
 * @param name of its folder and files
 * @param type of its rows
 * @param id by which a row is replaced
 * @param version of the row
 * @param partition where the row is kept
 */
record Table<T extends SpecificRecord>(
        String name,
        Class<T> type,
        Function<T, String> id,
        ToLongFunction<T> version,
        Function<T, Partition> partition) {
    static final Table<EnrichedArticle> ARTICLES = new Table<>(
            "articles",
            EnrichedArticle.class,
            EnrichedArticle::getId,
            EnrichedArticle::getVersion,
            article -> partition(article.getPublishedAt(), article.getReceivedAt(), article.getSource()));
    static final Table<DuplicateArticle> DUPLICATES = new Table<>(
            "duplicates",
            DuplicateArticle.class,
            DuplicateArticle::getId,
            DuplicateArticle::getVersion,
            copy -> partition(copy.getPublishedAt(), copy.getReceivedAt(), copy.getSource()));

    /** Dates in news are dirty: what says it comes from the future is kept with the day on which it was received. */
    private static Partition partition(Instant published, Instant received, String source) {
        return Partition.of(published == null || published.isAfter(received) ? received : published, source);
    }

    /** Name of the one file of a partition. */
    String fileName() {
        return name + ".parquet";
    }
}
