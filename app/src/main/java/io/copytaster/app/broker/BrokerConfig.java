package io.copytaster.app.broker;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where an embedded broker listens and keeps its data.
 *
 * @param folder the broker's own; made if it is not there
 * @param port on 127.0.0.1; 0 takes any free one, and may be another one at every start on the same folder
 */
public record BrokerConfig(Path folder, int port) {
    public BrokerConfig {
        Objects.requireNonNull(folder, "broker folder");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("broker port must be between 0 and 65535: " + port);
        }
        folder = folder.toAbsolutePath().normalize();
    }

    /** A broker on any free port. */
    public static BrokerConfig in(Path folder) {
        return new BrokerConfig(folder, 0);
    }
}
