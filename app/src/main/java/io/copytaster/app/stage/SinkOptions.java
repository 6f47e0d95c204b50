package io.copytaster.app.stage;

import io.copytaster.app.cluster.Cluster;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.opensearch.OpenSearchSink;
import io.copytaster.sink.parquet.ParquetFiles;
import io.copytaster.sink.postgres.PostgresSink;
import io.copytaster.sink.webhook.WebhookSink;
import java.nio.file.Path;
import java.time.InstantSource;
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
                case POSTGRES -> postgres.config();
                case OPENSEARCH -> openSearch.config();
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
     * Opens the target of any sink but the search index, which comes with a page.
     *
     * @throws io.copytaster.sink.SinkException if it cannot be used
     */
    public ArticleSink open(SinkKind kind, Cluster cluster) {
        return switch (kind) {
            case SEARCH -> throw new IllegalArgumentException("the search index is opened with its page");
            case FILES ->
                JsonLinesFiles.open(out, cluster.id(), cluster.serdes().raw().deserializer());
            case POSTGRES -> PostgresSink.open(postgres.config());
            case OPENSEARCH -> OpenSearchSink.open(openSearch.config());
            case WEBHOOK -> WebhookSink.open(webhook.config(), InstantSource.system());
            case PARQUET -> ParquetFiles.open(parquet, cluster.id());
        };
    }
}
