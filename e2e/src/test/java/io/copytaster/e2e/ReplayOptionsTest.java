package io.copytaster.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a replay says of options before it asks any broker. */
@Timeout(60)
class ReplayOptionsTest {
    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    Path folder;

    @Test
    void refusesOptionsThatDoNotGoTogether() {
        fails("for --generation", "replay", "--lexicon", folder.toString());
        fails("for --generation", "replay", "--follow");
        fails("leave the option out", "replay", "--generation", "live");
        fails("take another name", "replay", "--generation", "current");
    }

    @Test
    void namesABrokerThatIsAway() {
        fails(
                NOWHERE,
                "replay",
                "list",
                "--bootstrap-servers",
                NOWHERE,
                "--client-setting",
                "default.api.timeout.ms=1500",
                "--client-setting",
                "request.timeout.ms=1000");
    }

    private static void fails(String saying, String... command) {
        LivePipeline.assertFails(Program.run(command), saying, command);
    }
}
