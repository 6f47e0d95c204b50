package io.copytaster.sink;

import io.copytaster.schemas.ArticleField;
import io.copytaster.schemas.ArticleSerdes;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.DuplicateKind;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.schemas.PublicationStatus;
import io.copytaster.schemas.RawArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Articles and records for the tests of the sinks. */
public final class Fixtures {
    public static final Instant NOON = Instant.parse("2015-09-17T12:00:00Z");

    private Fixtures() {}

    /** Serdes on a registry in memory, one for each name. */
    public static ArticleSerdes serdes(String name) {
        return ArticleSerdes.at("mock://" + name, Map.of());
    }

    public static EnrichedArticle.Builder article(String id, long version) {
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setSource("desk")
                .setVersion(version)
                .setTitle("Title of " + id)
                .setText("Text of " + id + " in version " + version)
                .setPublishedAt(NOON)
                .setReceivedAt(NOON.plusSeconds(60))
                .setFamilyId(id)
                .setLexicon("test-1")
                .setPipeline("0");
    }

    public static DuplicateArticle duplicate(String id, long version, String of) {
        return DuplicateArticle.newBuilder()
                .setId(id)
                .setSource("mirror")
                .setVersion(version)
                .setPublishedAt(NOON)
                .setReceivedAt(NOON)
                .setFamilyId(of)
                .setDuplicateOf(of)
                .setKind(DuplicateKind.NEAR)
                .setContainment(0.9)
                .setContainmentOf(0.8)
                .build();
    }

    public static RawArticle raw(String id) {
        return RawArticle.newBuilder()
                .setId(id)
                .setSource("desk")
                .setVersion(1)
                .setStatus(PublicationStatus.USABLE)
                .setText("Raw text of " + id)
                .setReceivedAt(NOON)
                .build();
    }

    public static Mention mention(MentionKind kind, String id, String name, String type, int begin, String text) {
        return Mention.newBuilder()
                .setKind(kind)
                .setId(id)
                .setName(name)
                .setType(type)
                .setField(ArticleField.TEXT)
                .setBegin(begin)
                .setEnd(begin + text.length())
                .setText(text)
                .build();
    }

    public static SinkRecord.Enriched enriched(EnrichedArticle.Builder article) {
        return new SinkRecord.Enriched(article.build());
    }

    public static SinkRecord.Failed failed(String key, byte[] value, long offset) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var origin = new DeadLetter.Origin("articles.raw", 1, 7);
        return new SinkRecord.Failed(
                new DeadLetter(keyBytes, value, "decode", "not an article", null, origin), 0, offset, NOON);
    }

    /** Upserts and withdrawals of few articles, versions going up and down, as one topic after the other might have them. */
    public static List<SinkRecord> randomRecords(Random random, int count) {
        var records = new ArrayList<SinkRecord>();
        for (int i = 0; i < count; i++) {
            String id = "article " + random.nextInt(40) + "/ü";
            long version = 1L + random.nextInt(5);
            records.add(
                    switch (random.nextInt(8)) {
                        case 0 -> new SinkRecord.EnrichedWithdrawn(id, null);
                        case 1 -> new SinkRecord.EnrichedWithdrawn(id, version);
                        case 2 -> new SinkRecord.DuplicateWithdrawn(id, random.nextBoolean() ? version : null);
                        case 3, 4 -> new SinkRecord.Duplicate(duplicate(id, version, "article " + random.nextInt(40)));
                        default -> enriched(article(id, version).setTitle("Change " + i));
                    });
        }
        return records;
    }

    /** The same records in batches of random size; written to {@code sink}, flushed now and then. */
    public static void writeInBatches(ArticleSink sink, List<SinkRecord> records, Random random) {
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(30));
            sink.write(records.subList(from, to));
            if (random.nextInt(3) == 0) {
                sink.flush();
            }
            from = to;
        }
        sink.flush();
    }

    /**
     * The records in another order that Kafka might give them in: each of the two topics keeps its own order, how they
     * are mixed is left to chance.
     */
    public static List<SinkRecord> mixedAnew(List<SinkRecord> records, Random random) {
        var enriched = new ArrayList<SinkRecord>();
        var duplicates = new ArrayList<SinkRecord>();
        for (SinkRecord record : records) {
            boolean isEnriched =
                    record instanceof SinkRecord.Enriched || record instanceof SinkRecord.EnrichedWithdrawn;
            (isEnriched ? enriched : duplicates).add(record);
        }
        var mixed = new ArrayList<SinkRecord>();
        while (mixed.size() < records.size()) {
            List<SinkRecord> next =
                    duplicates.isEmpty() || (!enriched.isEmpty() && random.nextBoolean()) ? enriched : duplicates;
            mixed.add(next.remove(0));
        }
        return mixed;
    }
}
