package io.copytaster.sink.opensearch;

import io.copytaster.sink.Showcase;
import java.util.Optional;

/** The names that users search under, which lead to the indices of one generation. */
public final class CurrentAliases implements Showcase {
    private final OpenSearchConfig config;
    private final Indices indices;

    /** The aliases that lead, or shall lead, to the indices of a generation. */
    public CurrentAliases(OpenSearchConfig config) {
        this.config = config;
        indices = new Indices(new Server(config, Server.ANSWER), config);
    }

    @Override
    public String name() {
        return config.url() + "/" + config.articles();
    }

    @Override
    public Optional<String> identity() {
        return indices.identity();
    }

    @Override
    public void show() {
        indices.pointAliases(true);
    }
}
