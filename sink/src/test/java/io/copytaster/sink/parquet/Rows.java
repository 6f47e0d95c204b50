package io.copytaster.sink.parquet;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Rows of Parquet files as the records that they were made of. */
public final class Rows {
    private Rows() {}

    /** The articles in all files below a folder. */
    public static List<EnrichedArticle> articles(Path folder) throws IOException {
        return rows(folder, Table.ARTICLES);
    }

    /** The copies in all files below a folder. */
    public static List<DuplicateArticle> copies(Path folder) throws IOException {
        return rows(folder, Table.DUPLICATES);
    }

    private static <T extends SpecificRecord> List<T> rows(Path folder, Table<T> table) throws IOException {
        var rows = new ArrayList<T>();
        try (var paths = Files.walk(folder)) {
            for (Path file :
                    paths.filter(path -> path.endsWith(table.fileName())).toList()) {
                rows.addAll(new RowFile<>(file, table.type()).read());
            }
        }
        return rows;
    }
}
