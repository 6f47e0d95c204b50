package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.format.Formats;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.web.AddressGuard;
import io.copytaster.ingest.source.web.Answer;
import io.copytaster.ingest.source.web.Fetch;
import io.copytaster.schemas.RawArticle;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the pages of items that only tease. What cannot be had leaves the item as the feed has it, with the reason as its
 * attribute {@code page-error}; what was had is marked with {@code body} as {@code page}.
 */
final class PageReader {
    private static final int MAX_ERROR = 300;
    private static final Duration BUSY = Duration.ofMinutes(1);

    private final Fetch fetch;
    private final Robots robots;
    private final InstantSource clock;
    private final Duration politeness;

    /**
     * @param politeness shortest time between two pages of a host
     */
    PageReader(Fetch fetch, Robots robots, InstantSource clock, Duration politeness) {
        this.fetch = fetch;
        this.robots = robots;
        this.clock = clock;
        this.politeness = politeness;
    }

    /** Reads the page of an item. */
    Outcome.OfPage read(Teaser teaser) {
        AddressGuard guard = AddressGuard.of(teaser.round().source().allowPrivate());
        Duration pause = politeness;
        try {
            Duration asked = robots.check(teaser.page(), guard);
            pause = asked.compareTo(pause) > 0 ? asked : pause;
            Answer answer = fetch.get(teaser.page(), Map.of(), guard);
            if (answer.status() != 200) {
                boolean busy = answer.status() == 429 || answer.status() == 503;
                Duration wish = Schedule.retryAfter(answer.header("Retry-After"), clock.instant());
                Duration wait = busy ? wish == null ? BUSY : wish : pause;
                return failed(teaser, "the server answered " + answer.status(), wait);
            }
            RawArticle page = extract(teaser.page(), answer);
            if (page.getText().length() <= teaser.article().getText().length()) {
                return failed(teaser, "the page says no more than the feed", pause);
            }
            return new Outcome.OfPage(teaser, merged(teaser.article(), page), pause);
        } catch (Stopped e) {
            throw e;
        } catch (IngestException | IOException e) {
            return failed(teaser, e.getMessage(), pause);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(teaser, e.toString(), pause);
        }
    }

    /** The item as the feed has it. */
    static Outcome.OfPage failed(Teaser teaser, String error, Duration pause) {
        String words = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) + "…" : error;
        var attributes = new HashMap<>(teaser.article().getAttributes());
        attributes.put("page-error", words);
        var article = RawArticle.newBuilder(teaser.article())
                .setAttributes(attributes)
                .build();
        return new Outcome.OfPage(teaser, article, pause);
    }

    private RawArticle extract(URI address, Answer answer) throws IOException {
        Delivery delivery = answer.delivery(address, address.getHost());
        var found = new RawArticle[1];
        Formats.read(delivery, delivery.body().open(), new Desk() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public boolean take(RawArticle article, Piece piece) {
                found[0] = article.getMediaType().equals("text/html") ? article : found[0];
                return true;
            }

            @Override
            public void reject(Piece piece, Reason reason, String error) {
                throw new IngestException(address.toString(), error);
            }
        });
        if (found[0] == null) {
            throw new IngestException(address.toString(), "is no web page");
        }
        return found[0];
    }

    /** The feed's item with what only the page says. */
    private static RawArticle merged(RawArticle item, RawArticle page) {
        var attributes = new HashMap<>(item.getAttributes());
        attributes.put("body", "page");
        return RawArticle.newBuilder(item)
                .setText(page.getText())
                .setTitle(item.getTitle() == null ? page.getTitle() : item.getTitle())
                .setByline(item.getByline() == null ? page.getByline() : item.getByline())
                .setLanguage(item.getLanguage() == null ? page.getLanguage() : item.getLanguage())
                .setPublishedAt(item.getPublishedAt() == null ? page.getPublishedAt() : item.getPublishedAt())
                .setAttributes(attributes)
                .build();
    }
}
