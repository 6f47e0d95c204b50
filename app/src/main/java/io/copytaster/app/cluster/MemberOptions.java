package io.copytaster.app.cluster;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of one instance of the topology among several. */
public final class MemberOptions {
    @Option(
            names = "--standbys",
            defaultValue = "0",
            description =
                    "Copies of each piece of state that other instances keep up to date, to go on with at once when"
                            + " one ends (${DEFAULT-VALUE}).")
    int standbys;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            description = "Name of this instance among the others (static membership): when it restarts within"
                    + " --session its work waits for it.")
    String instance;

    @Option(
            names = "--session",
            paramLabel = "SECONDS",
            defaultValue = "6",
            description =
                    "After how long without a sign of life others take over an instance's work (${DEFAULT-VALUE}).")
    int session;

    @Option(
            names = "--rack",
            paramLabel = "NAME",
            description = "Where this instance runs: it reads from brokers there, and its standbys are elsewhere.")
    String rack;

    /** The settings of Kafka Streams that say so. */
    public Map<String, String> settings() {
        if (standbys < 0 || session < 1) {
            throw new IllegalArgumentException(
                    "--standbys must not be negative, and --session at least 1: " + standbys + ", " + session);
        }
        var settings = new HashMap<String, String>();
        settings.put("num.standby.replicas", Integer.toString(standbys));
        settings.put("session.timeout.ms", Integer.toString(session * 1000));
        settings.put("heartbeat.interval.ms", Integer.toString(session * 250));
        if (instance != null) {
            settings.put("group.instance.id", instance);
        }
        if (rack != null) {
            settings.put("client.rack", rack);
            settings.put("client.tag.rack", rack);
            settings.put("rack.aware.assignment.tags", "rack");
        }
        return settings;
    }
}
