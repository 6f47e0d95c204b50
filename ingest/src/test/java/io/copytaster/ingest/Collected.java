package io.copytaster.ingest;

import io.copytaster.ingest.outlet.ArticleOutlet;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.file.FileInput;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** An outlet that keeps what it is given, in order. */
public final class Collected implements ArticleOutlet {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public final List<RawArticle> articles = new ArrayList<>();
    public final List<DeadLetter> letters = new ArrayList<>();
    public int flushes;
    /** What happens elsewhere while an article is sent. */
    public Consumer<RawArticle> meanwhile = article -> {};

    private IngestReport report;

    /** What the inputs bring in one run. */
    public static Collected from(List<? extends Input> inputs) {
        var collected = new Collected();
        try (var ingest = new Ingest(collected, InstantSource.fixed(NOW))) {
            collected.report = ingest.run(inputs);
        }
        return collected;
    }

    /** What files and folders bring in one run. */
    public static Collected from(Path... paths) {
        return from(Arrays.stream(paths).map(FileInput::new).toList());
    }

    public IngestReport report() {
        return report;
    }

    public synchronized List<String> ids() {
        return articles.stream().map(RawArticle::getId).toList();
    }

    /** The only article, where there is to be one and no dead letter. */
    public RawArticle article() {
        if (articles.size() != 1 || !letters.isEmpty()) {
            throw new AssertionError(articles.size() + " articles and " + letters);
        }
        return articles.get(0);
    }

    /** The only dead letter, where there is to be one and no article. */
    public DeadLetter letter() {
        if (letters.size() != 1 || !articles.isEmpty()) {
            throw new AssertionError(articles.size() + " articles and " + letters);
        }
        return letters.get(0);
    }

    /** The error of a dead letter. */
    public String letter(int number) {
        return letters.get(number).error();
    }

    public static String text(DeadLetter letter) {
        return new String(letter.value(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void send(RawArticle article) {
        articles.add(article);
        meanwhile.accept(article);
    }

    @Override
    public synchronized void reject(DeadLetter letter) {
        letters.add(letter);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void close() {
        flush();
    }
}
