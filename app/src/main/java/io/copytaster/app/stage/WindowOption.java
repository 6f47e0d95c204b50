package io.copytaster.app.stage;

import io.copytaster.enrich.EnrichConfig;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how long articles are remembered to find copies of them. */
public final class WindowOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Duration window = EnrichConfig.DEFAULT_WINDOW;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            defaultValue = "P7D",
            converter = DurationConverter.class,
            description = "Find copies among articles received within this time of each other, such as 7d or 36h"
                    + " (${DEFAULT-VALUE}).")
    void setWindow(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new ParameterException(command.commandLine(), "--window must be longer than nothing: " + window);
        }
        this.window = window;
    }

    /** How long articles are remembered. */
    public Duration value() {
        return window;
    }
}
