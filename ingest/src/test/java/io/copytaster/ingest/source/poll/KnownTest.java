package io.copytaster.ingest.source.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.copytaster.ingest.delivery.ArticleId;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownTest {
    private final List<String> passed = new ArrayList<>();
    private Shown shown = Shown.NOTHING;

    @Test
    void passesOnWhatIsNewAndWhatHasChanged() {
        answer(article("1", "a", "story a"), article("2", "b", "story b"));
        answer(article("1", "a", "story a"), article("2", "b", "story b, corrected"), article("3", "c", "story c"));

        assertEquals(List.of("desk:1", "desk:2", "desk:2", "desk:3"), passed);
    }

    @Test
    void passesOnNothingTwiceWhenEveryGuidChangesAtEachPoll() {
        for (int poll = 0; poll < 4; poll++) {
            int n = poll;
            answer(IntStream.range(0, 5)
                    .mapToObj(i -> article(n + "-" + i, "page" + i, "story " + i))
                    .toArray(RawArticle[]::new));
        }
        assertEquals(5, passed.size(), passed.toString());
        assertEquals(Naming.ADDRESS, shown.naming());

        answer(article("9-1", "page1", "story 1, corrected"), article("9-7", "page7", "story 7"));
        answer(article("8-1", "page1", "story 1, corrected again"), article("8-7", "page7", "story 7"));

        assertEquals(
                List.of("desk:http://x/page1", "desk:http://x/page7", "desk:http://x/page1"), passed.subList(5, 8));
        assertEquals(8, passed.size());
    }

    @Test
    void goesByContentWhenAddressesChangeToo() {
        for (int poll = 0; poll < 5; poll++) {
            answer(
                    article("g" + poll, "a?session=" + poll, "story a"),
                    article("h" + poll, "b?session=" + poll, "story b"));
        }

        assertEquals(2, passed.size(), passed.toString());
        assertEquals(Naming.CONTENT, shown.naming());
    }

    @Test
    void takesOneGuidForOneStoryAfterTheOtherAsNoName() {
        answer(article("1", "a", "story a"));
        answer(article("1", "b", "story b"));
        answer(article("1", "c", "story c"));

        assertEquals(List.of("desk:1", "desk:http://x/b", "desk:http://x/c"), passed);
    }

    @Test
    void takesAStoryThatMovedForACorrectionWhenTheOthersStayed() {
        answer(article("1", "a", "story a"), article("2", "b", "story b"), article("3", "c", "story c"));
        answer(article("1", "a-new", "story a, new"), article("2", "b", "story b"), article("3", "c", "story c"));

        assertEquals(List.of("desk:1", "desk:2", "desk:3", "desk:1"), passed);
        assertEquals(Naming.GUID, shown.naming());
    }

    @Test
    void passesOnACopyUnderAnotherName() {
        answer(article("1", "a", "story"));
        answer(article("1", "a", "story"), article("2", "b", "story"));

        assertEquals(List.of("desk:1", "desk:2"), passed);
    }

    @Test
    void remembersWhatAnAnswerLeftOut() {
        answer(article("1", "a", "story a"), article("2", "b", "story b"));
        answer(article("2", "b", "story b"));
        answer();
        answer(article("1", "a", "story a"), article("2", "b", "story b"));

        assertEquals(List.of("desk:1", "desk:2"), passed);
    }

    @Test
    void tellsStoriesOnOnePageApartWhenItGoesByAddress() {
        shown = new Shown(Naming.ADDRESS, List.of(), 0);

        answer(article("1", "live", "story a"), article("2", "live", "story b"));

        assertEquals(List.of("desk:http://x/live", ArticleId.ofContent("desk", "story b", "story b")), passed);
    }

    @Test
    void rejectsTheSameOnce() {
        Consumer<Desk> reject =
                desk -> desk.reject(new Piece("desk", "k", "p", () -> new byte[] {1}), Reason.EMPTY_ITEM, "error");
        answer(reject);
        answer(reject);

        assertEquals(List.of("rejected k"), passed);
    }

    private void answer(RawArticle... articles) {
        answer(desk -> List.of(articles).forEach(a -> desk.take(a, piece(a))));
    }

    private void answer(Consumer<Desk> feed) {
        var known = new Known(shown);
        feed.accept(known.before(new Desk() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public boolean take(RawArticle article, Piece piece) {
                return passed.add(article.getId());
            }

            @Override
            public void reject(Piece piece, Reason reason, String error) {
                passed.add("rejected " + piece.key());
            }
        }));
        known.end();
        shown = known.shown();
    }

    private static Piece piece(RawArticle article) {
        return new Piece("desk", article.getId(), "place", () -> new byte[0]);
    }

    private static RawArticle article(String guid, String page, String text) {
        return RawArticle.newBuilder()
                .setId("desk:" + guid)
                .setSource("desk")
                .setGuid(guid)
                .setUrl("http://x/" + page)
                .setVersion(1)
                .setStatus(PublicationStatus.USABLE)
                .setTitle(text)
                .setText(text)
                .setReceivedAt(Instant.EPOCH)
                .setMediaType("application/rss+xml")
                .build();
    }
}
