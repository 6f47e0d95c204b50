package io.copytaster.app.stage;

import io.copytaster.sink.files.JsonLinesFiles;
import io.copytaster.sink.opensearch.OpenSearchSink;
import io.copytaster.sink.parquet.ParquetFiles;
import io.copytaster.sink.postgres.PostgresSink;
import io.copytaster.sink.search.SearchIndex;
import io.copytaster.sink.webhook.WebhookSink;
import java.util.Locale;
import java.util.Set;

/** The sinks there are. */
public enum SinkKind {
    /** The embedded search index, with its page. */
    SEARCH,
    /** JSON-lines files in a folder. */
    FILES,
    /** Tables of a PostgreSQL database. */
    POSTGRES,
    /** Indices of an OpenSearch or Elasticsearch server. */
    OPENSEARCH,
    /** Parquet files in a folder. */
    PARQUET,
    /** Posts to an address. */
    WEBHOOK;

    /** Name on the command line and of the consumer group. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }

    /** The topics that it reads, by their names in the live pipeline. */
    public Set<String> topics() {
        return switch (this) {
            case SEARCH -> SearchIndex.TOPICS;
            case FILES -> JsonLinesFiles.TOPICS;
            case POSTGRES -> PostgresSink.TOPICS;
            case OPENSEARCH -> OpenSearchSink.TOPICS;
            case PARQUET -> ParquetFiles.TOPICS;
            case WEBHOOK -> WebhookSink.TOPICS;
        };
    }

    /** Consumer group of the live pipeline's sink. */
    public String group() {
        return "copytaster-sink-" + label();
    }
}
