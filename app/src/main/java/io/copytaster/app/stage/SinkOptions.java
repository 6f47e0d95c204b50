package io.copytaster.app.stage;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.schemas.Generation;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.Showcase;
import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.opensearch.CurrentAliases;
import io.copytaster.sink.opensearch.OpenSearchSink;
import io.copytaster.sink.parquet.ParquetFiles;
import io.copytaster.sink.postgres.CurrentViews;
import io.copytaster.sink.postgres.PostgresSink;
import io.copytaster.sink.webhook.WebhookSink;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say where the sinks write. */
public final class SinkOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Write the results as JSON lines into this folder.")
    Path out;

    @Option(names = "--parquet", paramLabel = "DIR", description = "Folder that sink parquet writes to.")
    Path parquet;

    @ArgGroup(exclusive = false, heading = "%nSink postgres:%n")
    PostgresOptions postgres = new PostgresOptions();

    @ArgGroup(exclusive = false, heading = "%nSink opensearch:%n")
    OpenSearchOptions openSearch = new OpenSearchOptions();

    @ArgGroup(exclusive = false, heading = "%nSink webhook:%n")
    WebhookOptions webhook = new WebhookOptions();

    /** Folder of the files sink; null without one. */
    public Path out() {
        return out;
    }

    /**
     * Checks that the sinks are told what they need, without touching their targets.
     *
     * @throws IllegalArgumentException if one is not
     */
    public void check(Set<SinkKind> kinds) {
        for (SinkKind kind : kinds) {
            switch (kind) {
                case SEARCH -> {}
                case FILES -> {
                    if (out == null) {
                        throw new IllegalArgumentException("sink files needs a folder to write to: add --out DIR");
                    }
                }
                case POSTGRES -> postgres.config(Generation.LIVE);
                case OPENSEARCH -> openSearch.config(Generation.LIVE);
                case WEBHOOK -> webhook.config();
                case PARQUET -> {
                    if (parquet == null) {
                        throw new IllegalArgumentException(
                                "sink parquet needs a folder to write to: add --parquet DIR");
                    }
                }
            }
        }
    }

    /**
     * Opens the target of any sink but the search index, which comes with a page. Where one target can hold several
     * generations apart, each has its place in it: a schema, or indices, of its own.
     *
     * @throws io.copytaster.sink.SinkException if it cannot be used
     */
    public ArticleSink open(SinkKind kind, Cluster cluster, Generation generation) {
        String origin = generation.group(cluster.id());
        return switch (kind) {
            case SEARCH -> throw new IllegalArgumentException("the search index is opened with its page");
            case FILES ->
                JsonLinesFiles.open(out, origin, cluster.serdes().raw().deserializer());
            case POSTGRES -> PostgresSink.open(postgres.config(generation));
            case OPENSEARCH -> OpenSearchSink.open(openSearch.config(generation));
            case WEBHOOK -> WebhookSink.open(webhook.config(), InstantSource.system());
            case PARQUET -> ParquetFiles.open(parquet, origin);
        };
    }

    /** The targets named here that users see through a name which can lead to any generation. */
    public Set<SinkKind> switchable() {
        Set<SinkKind> kinds = EnumSet.noneOf(SinkKind.class);
        if (postgres.isNamed()) {
            kinds.add(SinkKind.POSTGRES);
        }
        if (openSearch.isNamed()) {
            kinds.add(SinkKind.OPENSEARCH);
        }
        return kinds;
    }

    /** The place of a generation in a target that is switchable. */
    public Showcase showcase(SinkKind kind, Generation generation) {
        return switch (kind) {
            case POSTGRES -> new CurrentViews(postgres.config(generation), postgres.schema);
            case OPENSEARCH -> new CurrentAliases(openSearch.config(generation));
            default -> throw new IllegalArgumentException("sink " + kind + " has no name that can be switched");
        };
    }
}
