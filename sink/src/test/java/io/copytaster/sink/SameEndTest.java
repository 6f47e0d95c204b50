package io.copytaster.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.copytaster.schemas.TrustedRecords;
import io.copytaster.sink.opensearch.SearchServer;
import io.copytaster.sink.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All targets end in the same state, however often and in whatever order they are given what happened. */
class SameEndTest {
    private static final int ROUNDS = 210;
    private static final int COMPARED_EVERY = 70;
    private static final int ARTICLES_A_ROUND = 6;
    /** With another number other things happen; a failure names the round. */
    private static final long SEED = 6;

    private final Held expected = new Held();
    private final Set<String> ids = new TreeSet<>();
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, ArticleSink> open = new LinkedHashMap<>();

    @Test
    void endsTheSameInAllTargets(@TempDir Path folder) throws Exception {
        TrustedRecords.trust();
        for (String order : List.of("one order", "another order")) {
            targets.put("Lucene, " + order, Target.lucene(folder.resolve("lucene " + order), ids));
            targets.put("JSON lines, " + order, Target.jsonLines(folder.resolve("json " + order)));
            targets.put("Parquet, " + order, Target.parquet(folder.resolve("parquet " + order)));
            targets.put("PostgreSQL, " + order, Target.postgres(PostgresServer.fresh()));
        }
        targets.put("OpenSearch", Target.server(SearchServer.of("opensearch")));
        targets.put("Elasticsearch", Target.server(SearchServer.of("elasticsearch")));
        targets.forEach((name, target) -> open.put(name, target.open()));
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                play(round);
                if (round % COMPARED_EVERY == 0) {
                    compare("after round " + round + " of seed " + SEED);
                }
            }
        } finally {
            open.values().forEach(ArticleSink::close);
        }
    }

    private void play(int round) {
        var random = new Random(SEED * 1_000_003 + round);
        List<String> actors = IntStream.range(0, ARTICLES_A_ROUND)
                .mapToObj(i -> "round " + round + "/ü" + i)
                .toList();
        ids.addAll(actors);
        var history = new History(actors, random);
        expected.write(history.delivery(new Random(0)));
        for (String name : targets.keySet()) {
            // every target has an order of its own
            List<SinkRecord> delivery = history.delivery(new Random(random.nextLong()));
            ArticleSink sink = open.get(name);
            for (int from = 0; from < delivery.size(); ) {
                int to = Math.min(delivery.size(), from + 1 + random.nextInt(80));
                assertEquals(List.of(), sink.write(delivery.subList(from, to)), name);
                from = to;
            }
            if (random.nextInt(10) == 0) {
                sink.flush();
            }
            if (random.nextInt(60) == 0) {
                sink.close();
                open.put(name, targets.get(name).open());
            }
        }
    }

    private void compare(String when) throws Exception {
        assertFalse(expected.articles().isEmpty());
        List<String> listed = listed();
        assertFalse(listed.isEmpty());
        for (Map.Entry<String, Target> entry : targets.entrySet()) {
            String what = entry.getKey() + ", " + when;
            Target target = entry.getValue();
            open.get(entry.getKey()).close();
            assertEquals(expected.articles(), target.articles(), what);
            assertEquals(expected.copies(), target.copies(), what);
            if (target.listed() != null) {
                assertEquals(listed, target.listed(), what);
            }
            open.put(entry.getKey(), target.open());
        }
    }

    /** Each article that is held with each of its copies that is. */
    private List<String> listed() {
        var held = new TreeSet<String>();
        expected.articles().forEach(line -> held.add(id(line)));
        var lines = new ArrayList<String>();
        for (String copy : expected.copies()) {
            String rest = copy.substring(id(copy).length() + 1);
            String original = rest.substring(rest.indexOf(' ') + 1);
            if (held.contains(original)) {
                lines.add(original + " " + id(copy));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** Ids here are two words: {@code round 7/ü3}. */
    private static String id(String line) {
        return line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1));
    }
}
