package io.copytaster.app.registry;

import java.util.Objects;

/**
 * Where an embedded registry listens and keeps its schemas.
 *
 * @param bootstrapServers of the broker that holds the {@code _schemas} topic
 * @param port on 127.0.0.1; 0 takes any free one
 */
public record RegistryConfig(String bootstrapServers, int port) {
    public RegistryConfig {
        Objects.requireNonNull(bootstrapServers, "bootstrap servers of the registry");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("registry port must be between 0 and 65535: " + port);
        }
    }

    /** A registry on any free port. */
    public static RegistryConfig at(String bootstrapServers) {
        return new RegistryConfig(bootstrapServers, 0);
    }
}
