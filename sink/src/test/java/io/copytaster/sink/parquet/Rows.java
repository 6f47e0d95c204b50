package io.copytaster.sink.parquet;

import io.copytaster.schemas.EnrichedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of Parquet files as the records that they were made of. */
public final class Rows {
    private Rows() {}

    /** The articles in all files below a folder. */
    public static List<EnrichedArticle> articles(Path folder) throws IOException {
        var articles = new ArrayList<EnrichedArticle>();
        try (var paths = Files.walk(folder)) {
            for (Path file : paths.filter(path -> path.endsWith(Table.ARTICLES.fileName()))
                    .toList()) {
                articles.addAll(new RowFile<>(file, EnrichedArticle.class).read());
            }
        }
        return articles;
    }
}
