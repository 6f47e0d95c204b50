package io.copytaster.app.run;

import io.copytaster.app.stage.SinkKind;
import io.copytaster.app.stage.SinkOptions;
import io.copytaster.enrich.lexicon.Lexicon;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the stages of a run are told.
 *
 * @param sinks which sinks to run
 * @param targets where they write
 * @param host where the page listens
 * @param port where the page listens; 0 for any free one
 * @param window how long articles are remembered to find copies of them
 * @param lexicon what to tag with; null: what is published
 */
record RunSettings(Set<SinkKind> sinks, SinkOptions targets, String host, int port, Duration window, Lexicon lexicon) {
    RunSettings {
        sinks = EnumSet.copyOf(sinks);
        targets.check(sinks);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 0 and 65535: " + port);
        }
    }
}
