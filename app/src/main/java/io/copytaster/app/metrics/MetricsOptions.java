package io.copytaster.app.metrics;

import picocli.CommandLine.Option;

/** Options that say where metrics and health are shown. */
public final class MetricsOptions {
    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description = "Show /metrics for Prometheus, /health/live and /health/ready on this port; 0: any free one."
                    + " Not shown if none is given.")
    Integer port;

    @Option(
            names = "--metrics-host",
            defaultValue = "127.0.0.1",
            description = "Where they are shown (${DEFAULT-VALUE}).")
    String host;

    /**
     * Shows them from now on, if a port was given.
     *
     * @throws io.copytaster.app.broker.StartException if it cannot listen there
     */
    public MetricsServer start(Health health) {
        return port == null ? MetricsServer.none() : MetricsServer.start(host, port, health);
    }
}
