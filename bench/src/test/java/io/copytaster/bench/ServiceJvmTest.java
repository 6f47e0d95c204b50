package io.copytaster.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceJvmTest {
    /** Prints what its JVM was started with. */
    static final class Told {
        public static void main(String[] args) {
            ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.out::println);
        }
    }

    @Test
    void startsAJvmThatCompilesAsTheStartScriptSays() throws Exception {
        String script = Files.readString(Path.of("../copytaster"));
        List<String> written = Arrays.stream(script.split("[\\s']+", -1))
                .filter(word -> word.matches("-XX:(.*Inline.*|Tier4.*)=\\d+"))
                .toList();

        Process jvm = ServiceJvm.of(Told.class, List.of()).start();
        List<String> told = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertEquals(0, jvm.waitFor());
        assertEquals(7, written.size(), written::toString);
        assertTrue(told.containsAll(written), told::toString);
    }

    @Test
    void readsFlagsThatGoOnInTheNextLine() {
        assertEquals(
                List.of("-XX:A=1", "-XX:B=2", "-XX:C=3"),
                ServiceJvm.compiler("set -eu\ncompiler='-XX:A=1 -XX:B=2\n    -XX:C=3'\nexec java $compiler\n"));
    }

    @Test
    void measuresNothingWithAScriptThatNamesNoFlags() {
        assertThrows(IllegalStateException.class, () -> ServiceJvm.compiler("set -eu\nexec java -jar x.jar\n"));
    }
}
