package io.copytaster.sink;

import static io.copytaster.sink.Fixtures.article;

import io.copytaster.schemas.TrustedRecords;
import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.parquet.ParquetFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;

/** Writes articles into a folder until all are there or there is no more room: see {@link FullDiskTest}. */
final class FillingProgram {
    static final int ARTICLES = 1_600;
    private static final int BATCH = 100;

    private FillingProgram() {}

    /**
     * Writes from the article of a number on, and prints after each flush how many are flushed, as a loop would commit it.
     *
     * @param args {@code files} or {@code parquet}, folder, number
     */
    public static void main(String[] args) {
        TrustedRecords.trust();
        try (ArticleSink sink = open(args[0], Path.of(args[1]))) {
            for (int from = Integer.parseInt(args[2]); from < ARTICLES; from += BATCH) {
                var batch = new ArrayList<SinkRecord>();
                for (int number = from; number < from + BATCH; number++) {
                    batch.add(Fixtures.enriched(article(id(number), 1).setText(text(number))));
                }
                sink.write(batch);
                sink.flush();
                System.out.println(from + BATCH);
            }
        } catch (SinkException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static String id(int number) {
        return String.format("article %04d", number);
    }

    /** Some four kilobytes that cannot be made much smaller. */
    static String text(int number) {
        var bytes = new byte[3_300];
        new Random(number).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ArticleSink open(String kind, Path folder) {
        return kind.equals("files")
                ? JsonLinesFiles.open(
                        folder, "cluster", Fixtures.serdes("disk").raw().deserializer())
                : ParquetFiles.open(folder, "cluster");
    }
}
