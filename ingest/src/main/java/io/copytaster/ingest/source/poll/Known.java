package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.delivery.CanonicalAddress;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A desk for a source that shows the same articles again and again: only what it did not show lately is passed on, whatever
 * it is called now. A source whose names change from answer to answer, or stand for one story after the other, has its
 * items named by their addresses from then on, and if these do the same, by their content.
 */
final class Known implements Desk {
    private static final int REMEMBERED = 100;

    /** What is said of an answer of which a part may be missing. */
    private static final Set<Reason> INCOMPLETE =
            Set.of(Reason.EMPTY_FILE, Reason.BROKEN_FEED, Reason.BROKEN_XML, Reason.BROKEN_GZIP, Reason.NOT_JSON);

    /** Ids in JSON lines are given on purpose. */
    private static final String EXPLICIT = "application/x-ndjson";

    /**
     * An item that can be judged only when all have been seen.
     *
     * @param before an item of the same content under another name, or of the same name for another story
     * @param isNamesake whether it is the latter
     */
    private record Doubtful(RawArticle article, Piece piece, Naming naming, Seen before, boolean isNamesake) {}

    private final Shown before;
    private final Map<Long, Seen> byName = new HashMap<>();
    private final Map<Long, Seen> byContent = new HashMap<>();
    private final Map<Long, Seen> now = new LinkedHashMap<>();
    private final List<RawArticle> articles = new ArrayList<>();
    private final List<Doubtful> doubtful = new ArrayList<>();
    private Desk desk;
    private Duration interval;
    private int fresh;
    private int same;
    private int renamed;
    private int reused;
    private boolean whole = true;

    /**
     * @param before what the source showed lately
     */
    Known(Shown before) {
        this.before = before;
        before.items().forEach(seen -> {
            byName.putIfAbsent(seen.name(), seen);
            byContent.putIfAbsent(seen.content(), seen);
        });
    }

    /** This desk, passing on to another one. */
    Desk before(Desk next) {
        desk = next;
        return this;
    }

    /** How much of the answer is new. */
    int fresh() {
        return fresh;
    }

    /** How many articles stand in the answer. */
    int articles() {
        return articles.size();
    }

    /** Whether nothing shows that a part of the answer is missing. */
    boolean isWhole() {
        return whole;
    }

    /** How often the source says that it is to be asked, or null. */
    Duration interval() {
        return interval;
    }

    @Override
    public Instant now() {
        return desk.now();
    }

    @Override
    public void advise(Duration said) {
        interval = said;
    }

    @Override
    public boolean take(RawArticle article, Piece piece) {
        articles.add(article);
        Naming naming = naming(article);
        Seen seen = seen(article, naming);
        boolean first = now.put(seen.name(), seen) == null;
        Seen namesake = byName.get(seen.name());
        if (namesake != null && isOtherStory(namesake, seen) && naming == Naming.GUID && !isExplicit(article)) {
            reused++;
            return doubt(article, piece, naming, namesake, true);
        }
        same += namesake == null ? 0 : 1;
        if (!first || (namesake != null && namesake.content() == seen.content())) {
            return true;
        }
        Seen copy = byContent.get(seen.content());
        if (namesake == null && copy != null) {
            return doubt(article, piece, naming, copy, false);
        }
        return pass(article, piece, naming);
    }

    private boolean doubt(RawArticle article, Piece piece, Naming naming, Seen earlier, boolean isNamesake) {
        byte[] written = piece.bytes().get();
        var kept = new Piece(piece.source(), piece.key(), piece.place(), () -> written);
        return doubtful.add(new Doubtful(article, kept, naming, earlier, isNamesake));
    }

    private boolean pass(RawArticle article, Piece piece, Naming naming) {
        fresh++;
        return desk.take(named(article, naming), piece);
    }

    private static boolean isOtherStory(Seen one, Seen other) {
        return one.content() != other.content() && one.page() != other.page();
    }

    private static boolean isExplicit(RawArticle article) {
        return EXPLICIT.equals(article.getMediaType());
    }

    @Override
    public void reject(Piece piece, Reason reason, String error) {
        whole &= !INCOMPLETE.contains(reason);
        boolean all = piece.key().equals(piece.place());
        String content = all ? error : new String(piece.bytes().get(), StandardCharsets.ISO_8859_1);
        var seen = new Seen(Seen.hash(reason.code(), piece.key()), 0, Seen.hash(reason.code(), content));
        boolean first = now.putIfAbsent(seen.content(), seen) == null;
        if (first && !byContent.containsKey(seen.content())) {
            fresh++;
            desk.reject(piece, reason, error);
        }
    }

    /** Ends the answer: judges what was in doubt. */
    void end() {
        for (Doubtful item : doubtful) {
            if (item.isNamesake()) {
                // One story that moved is a correction; when all do, the name says nothing.
                pass(item.article(), item.piece(), reused > same ? item.naming().next() : item.naming());
            } else if (now.containsKey(item.before().name())) {
                pass(item.article(), item.piece(), item.naming());
            } else {
                renamed++;
            }
        }
    }

    /** What the source has shown lately, this answer included. */
    Shown shown() {
        Naming naming = Math.max(renamed, reused) > same ? before.naming().next() : before.naming();
        var items = new LinkedHashMap<Long, Seen>();
        if (naming == before.naming()) {
            items.putAll(now);
        } else {
            articles.stream()
                    .map(article -> seen(article, isExplicit(article) ? Naming.GUID : naming))
                    .forEach(seen -> items.put(seen.name(), seen));
        }
        // An answer without articles, such as a page that says that the feed is away, does not end what was known.
        int last = articles.isEmpty() ? before.last() : items.size();
        int most = Math.max(REMEMBERED, 2 * Math.max(last, items.size()));
        for (Seen seen : before.items()) {
            if (items.size() < most) {
                items.putIfAbsent(seen.name(), seen);
            }
        }
        return new Shown(naming, List.copyOf(items.values()), last);
    }

    /** The source's naming, or the first after it that does not give two stories of this answer one name. */
    private Naming naming(RawArticle article) {
        Naming naming = isExplicit(article) ? Naming.GUID : before.naming();
        while (naming != Naming.GUID && naming != Naming.CONTENT && isTaken(seen(article, naming))) {
            naming = naming.next();
        }
        return naming;
    }

    private boolean isTaken(Seen seen) {
        Seen other = now.get(seen.name());
        return other != null && other.content() != seen.content();
    }

    private static RawArticle named(RawArticle article, Naming naming) {
        String id = naming.id(article);
        return id.equals(article.getId())
                ? article
                : RawArticle.newBuilder(article).setId(id).build();
    }

    private static Seen seen(RawArticle article, Naming naming) {
        String page = article.getUrl() == null ? article.getTitle() : CanonicalAddress.of(article.getUrl());
        long content = Seen.hash(
                article.getStatus().name(),
                String.valueOf(article.getEmbargoedUntil()),
                article.getTitle(),
                article.getText());
        return new Seen(Seen.hash(naming.id(article)), Seen.hash(page), content);
    }
}
