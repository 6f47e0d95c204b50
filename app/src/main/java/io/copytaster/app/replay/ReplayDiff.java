package io.copytaster.app.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.cluster.Cluster;
import io.copytaster.app.cluster.ClusterAdmin;
import io.copytaster.app.cluster.ClusterOptions;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two generations. */
@Command(
        name = "diff",
        description =
                "Says which articles, families, mentions and links a generation has otherwise than another: a line"
                        + " for each article, and the counts. Which lexicon and program version made them is no difference.",
        mixinStandardHelpOptions = true)
final class ReplayDiff implements Runnable {
    @Spec
    CommandSpec spec;

    @Mixin
    ClusterOptions cluster;

    @Parameters(index = "0", paramLabel = "NAME", description = "A generation.")
    String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OTHER",
            defaultValue = Generation.LIVE_NAME,
            description = "What it is compared with (${DEFAULT-VALUE}).")
    String other;

    @Option(names = "--json", description = "Print each article, and then the counts, as JSON lines.")
    boolean json;

    private final Map<ArticleChange.Kind, Long> counts = new EnumMap<>(ArticleChange.Kind.class);
    private long same;
    private long changed;

    @Override
    public void run() {
        if (name.equals(other)) {
            throw new IllegalArgumentException(
                    "replay diff " + name + ": there is nothing to compare it with; name a generation, or two");
        }
        Cluster on = cluster.required();
        Generation before = ReplayLog.generation(on, other);
        Generation after = ReplayLog.generation(on, name);
        boolean partial = isPartial(on, before) || isPartial(on, after);
        PrintWriter out = spec.commandLine().getOut();
        try (var admin = new ClusterAdmin(on);
                var reader = new StandingReader(on)) {
            int partitions = partitions(admin, before, after);
            for (int partition = 0; partition < partitions; partition++) {
                compare(reader.read(before, partition), reader.read(after, partition), partial, out);
            }
        }
        out.println(json ? countsAsJson() : countsAsText());
        out.flush();
    }

    /** A generation of a part lacks articles because it was not to have them: counted, not listed. */
    private static boolean isPartial(Cluster on, Generation generation) {
        return !generation.isLive()
                && new ReplayLog(on).require(generation.name()).isPartial();
    }

    private void compare(Map<String, Standing> before, Map<String, Standing> after, boolean partial, PrintWriter out) {
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            var change = new ArticleChange(id, before.get(id), after.get(id));
            Set<ArticleChange.Kind> kinds = change.kinds();
            kinds.forEach(kind -> counts.merge(kind, 1L, Long::sum));
            boolean lacking = kinds.contains(ArticleChange.Kind.MISSING) || kinds.contains(ArticleChange.Kind.ADDED);
            if (kinds.isEmpty()) {
                same++;
            } else if (!lacking) {
                changed++;
            }
            if (!kinds.isEmpty() && !(lacking && partial)) {
                out.println(json ? change.json() : change.line());
            }
        }
    }

    private static int partitions(ClusterAdmin admin, Generation one, Generation other) {
        int partitions = admin.partitions(one.topic(Topics.ENRICHED)).size();
        int others = admin.partitions(other.topic(Topics.ENRICHED)).size();
        if (partitions != others) {
            throw new StartException(
                    "generations " + one.label() + " and " + other.label() + " have " + partitions + " and " + others
                            + " partitions, and cannot be compared partition by partition; replay one of them anew");
        }
        return partitions;
    }

    private String countsAsText() {
        return "%d the same, %d changed (place %d, family %d, mentions %d, links %d, content %d), %d only in %s, %d only in %s"
                .formatted(
                        same,
                        changed,
                        count(ArticleChange.Kind.PLACE),
                        count(ArticleChange.Kind.FAMILY),
                        count(ArticleChange.Kind.MENTIONS),
                        count(ArticleChange.Kind.LINKS),
                        count(ArticleChange.Kind.CONTENT),
                        count(ArticleChange.Kind.MISSING),
                        other,
                        count(ArticleChange.Kind.ADDED),
                        name);
    }

    private String countsAsJson() {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("same", same).put("changed", changed);
        for (ArticleChange.Kind kind : ArticleChange.Kind.values()) {
            all.put(kind.name().toLowerCase(Locale.ROOT), count(kind));
        }
        return all.toString();
    }

    private long count(ArticleChange.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
