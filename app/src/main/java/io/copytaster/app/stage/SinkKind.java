package io.copytaster.app.stage;

import java.util.Locale;

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

    /** Consumer group of the live pipeline's sink. */
    public String group() {
        return "copytaster-sink-" + label();
    }
}
