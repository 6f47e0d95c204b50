package io.copytaster.sink;

import static io.copytaster.sink.Fixtures.NOON;
import static io.copytaster.sink.Fixtures.article;
import static io.copytaster.sink.Fixtures.enriched;

import io.copytaster.schemas.DuplicateArticle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens to some articles, as the two topics tell it: versions come and go, older ones come late, articles are
 * withdrawn, become copies and come back. Of each id every topic keeps the order; all else is left to chance.
 */
final class History {
    private static final List<String> SOURCES = List.of("desk", "mirror", "Börse/1");

    /** Records of one id in one topic, in their order. */
    private final List<List<SinkRecord>> strands = new ArrayList<>();

    private final List<String> ids;
    private final Random random;
    private int changes;

    History(List<String> ids, Random random) {
        this.ids = ids;
        this.random = random;
        for (String id : ids) {
            strands.add(articles(id));
            strands.add(copies(id));
        }
    }

    /** The records in one of the orders in which they may come, some of them again and again. */
    List<SinkRecord> delivery(Random chance) {
        var inOrder = new ArrayList<SinkRecord>();
        var left = new ArrayList<List<SinkRecord>>();
        strands.forEach(strand -> left.add(new ArrayList<>(strand)));
        left.removeIf(List::isEmpty);
        while (!left.isEmpty()) {
            List<SinkRecord> next = left.get(chance.nextInt(left.size()));
            inOrder.add(next.remove(0));
            left.removeIf(List::isEmpty);
        }
        var delivered = new ArrayList<SinkRecord>();
        for (int at = 0; at < inOrder.size(); at++) {
            delivered.add(inOrder.get(at));
            if (chance.nextInt(25) == 0) {
                at = Math.max(-1, at - chance.nextInt(40)); // read again from an earlier place
            }
        }
        return delivered;
    }

    private List<SinkRecord> articles(String id) {
        var records = new ArrayList<SinkRecord>();
        long version = 1;
        boolean held = false;
        for (int left = random.nextInt(8); left > 0; left--) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    records.add(new SinkRecord.EnrichedWithdrawn(id, random.nextInt(4) == 0 ? null : version));
                    held = false;
                }
                case 1 -> {
                    if (held && version > 1) {
                        records.add(put(id, version - 1)); // late: changes nothing
                        records.add(new SinkRecord.EnrichedWithdrawn(id, version - 1));
                    }
                }
                case 2 -> {
                    records.add(put(id, version));
                    held = true;
                }
                default -> {
                    version += 1 + random.nextInt(3);
                    records.add(put(id, version));
                    held = true;
                }
            }
        }
        return records;
    }

    private List<SinkRecord> copies(String id) {
        var records = new ArrayList<SinkRecord>();
        long version = 1;
        for (int left = random.nextInt(5); left > 0; left--) {
            version += random.nextInt(2);
            if (random.nextInt(3) == 0) {
                records.add(new SinkRecord.DuplicateWithdrawn(id, random.nextInt(4) == 0 ? null : version));
            } else {
                String original = ids.get(random.nextInt(ids.size()));
                records.add(
                        new SinkRecord.Duplicate(DuplicateArticle.newBuilder(Fixtures.duplicate(id, version, original))
                                .setSource(SOURCES.get(random.nextInt(SOURCES.size())))
                                .setPublishedAt(NOON.plus(Duration.ofHours(random.nextInt(48))))
                                .build()));
            }
        }
        return records;
    }

    private SinkRecord put(String id, long version) {
        return enriched(article(id, version)
                .setTitle("Change " + changes++)
                .setSource(SOURCES.get(random.nextInt(SOURCES.size())))
                .setReceivedAt(NOON.plus(Duration.ofDays(3)))
                .setPublishedAt(NOON.plus(Duration.ofHours(random.nextInt(48)))));
    }
}
