package io.copytaster.app.web;

import io.copytaster.app.ProgramVersion;
import io.copytaster.enrich.clean.CleanText;
import io.copytaster.enrich.clean.TextCleaner;
import io.copytaster.enrich.language.LanguageDetector;
import io.copytaster.enrich.publish.Enricher.MentionFinder;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Formats;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Does to a text what the pipeline does to an article, short of comparing it with others. Keeps nothing. */
final class Trial {
    private static final int MOST_ARTICLES = 10;
    private static final String PASTED = "pasted";

    /**
     * What came of it.
     *
     * @param articles cleaned and tagged
     * @param problems what was turned away, and why
     */
    record Outcome(List<EnrichedArticle> articles, List<String> problems) {}

    private final Supplier<MentionFinder> finder;
    private final InstantSource clock;
    private final LanguageDetector language = new LanguageDetector();
    private MentionFinder tagger;

    /** A trial with a tagger that is asked for when the first text comes. */
    Trial(Supplier<MentionFinder> finder, InstantSource clock) {
        this.finder = finder;
        this.clock = clock;
    }

    /** A text with its headline, which may be empty. */
    Outcome text(String title, String text) {
        if (text.isBlank()) {
            return new Outcome(List.of(), List.of("There is no text in it."));
        }
        return new Outcome(
                List.of(tagged(PASTED, PASTED, title.isBlank() ? null : title, text, null, null)), List.of());
    }

    /** A file in any format that ingest reads. */
    Outcome file(String name, byte[] content) {
        var articles = new ArrayList<EnrichedArticle>();
        var problems = new ArrayList<String>();
        Desk desk = new Desk() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public boolean take(RawArticle article, Piece piece) {
                if (articles.size() < MOST_ARTICLES) {
                    articles.add(tagged(
                            article.getId(),
                            article.getSource(),
                            article.getTitle(),
                            article.getText(),
                            article.getLanguage(),
                            article.getPublishedAt()));
                } else if (articles.size() == MOST_ARTICLES && problems.size() < MOST_ARTICLES) {
                    problems.add("There is more in it; the first " + MOST_ARTICLES + " articles are shown.");
                }
                return true;
            }

            @Override
            public void reject(Piece piece, Reason reason, String error) {
                if (problems.size() < MOST_ARTICLES) {
                    problems.add(error);
                }
            }
        };
        var delivery = new Delivery(
                Delivery.Kind.FILE,
                name,
                name,
                PASTED,
                PASTED,
                name,
                null,
                null,
                () -> new ByteArrayInputStream(content));
        try {
            Formats.read(delivery, new ByteArrayInputStream(content), desk);
        } catch (Unreadable e) {
            problems.add(name + " " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it reads from memory
        }
        return new Outcome(List.copyOf(articles), problems.stream().distinct().toList());
    }

    private EnrichedArticle tagged(
            String id, String source, String title, String text, String declared, Instant published) {
        CleanText clean = TextCleaner.clean(title, text);
        String detected = language.detect(clean.text(), declared);
        Tagged found = tagger().read(clean.title(), clean.text(), detected);
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource(source)
                .setVersion(1)
                .setTitle(clean.title())
                .setText(clean.text())
                .setLanguage(detected)
                .setPublishedAt(published)
                .setReceivedAt(clock.instant())
                .setFamilyId(id)
                .setMentions(found.mentions())
                .setLinks(found.links())
                .setLexicon(found.lexicon())
                .setPipeline(ProgramVersion.current())
                .build();
    }

    private synchronized MentionFinder tagger() {
        if (tagger == null) {
            tagger = finder.get();
        }
        return tagger;
    }
}
