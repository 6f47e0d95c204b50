package io.copytaster.app.deadletters;

import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.ingest.Ingest;
import io.copytaster.ingest.IngestReport;
import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.outlet.KafkaOutlet;
import io.copytaster.ingest.source.file.FileInput;
import io.copytaster.schemas.ArticleHeaders;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Has ingest read again what it refused: the bytes as they came, under the name of the file that they came in. */
final class IngestAgain {
    private final Cluster cluster;
    private final Consumer<ProducerRecord<byte[], byte[]>> letters;

    /**
     * @param letters takes what is refused again, as a record with the mark of its retries
     */
    IngestAgain(Cluster cluster, Consumer<ProducerRecord<byte[], byte[]>> letters) {
        this.cluster = cluster;
        this.letters = letters;
    }

    String send(Letter letter) {
        try {
            Path folder = Files.createTempDirectory("copytaster-retry-");
            Path file = folder.resolve(fileName(letter.content().input()));
            try {
                Files.write(file, letter.content().value());
                return read(file, letter.retries() + 1);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new StartException("no temporary file can be written: " + e, e);
        }
    }

    private String read(Path file, int retries) {
        try (var outlet = new Marking(
                        new KafkaOutlet(cluster.bootstrapServers(), cluster.serdes(), cluster.kafka()),
                        retries,
                        letters);
                var ingest = new Ingest(outlet, InstantSource.system())) {
            IngestReport report = ingest.run(List.of(new FileInput(file)));
            long sent = report.total().sent();
            long refused = report.total().rejectedInAll();
            return refused == 0
                    ? "ingested, " + sent + " articles"
                    : "refused again: " + report.total().rejected() + ", " + sent + " articles sent";
        }
    }

    /** The last part of a path or address, without the number of a line or item; formats are recognised by it, too. */
    static String fileName(String input) {
        String name = input == null ? "" : input.replaceFirst("[:#]\\d+$", "").replaceFirst("[?#].*$", "");
        name = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        boolean packed = name.endsWith(".gz");
        name = packed ? name.substring(0, name.length() - ".gz".length()) : name;
        return name.isBlank() || name.equals("-") ? "delivery" : name;
    }

    private record Marking(ArticleOutlet outlet, int retries, Consumer<ProducerRecord<byte[], byte[]>> letters)
            implements ArticleOutlet {
        @Override
        public void send(RawArticle article) {
            outlet.send(article);
        }

        @Override
        public void reject(DeadLetter letter) {
            var record = letter.toRecord();
            ArticleHeaders.withRetries(record.headers(), retries);
            letters.accept(record);
        }

        @Override
        public void flush() {
            outlet.flush();
        }

        @Override
        public void close() {
            outlet.close();
        }
    }
}
