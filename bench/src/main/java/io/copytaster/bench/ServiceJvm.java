package io.copytaster.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts JVMs for measurements: they compile as the start script has services compile, and may grow as it lets them, from
 * more memory on, as broker, registry and sinks are in the same JVM.
 */
public final class ServiceJvm {
    private static final List<String> MEMORY =
            List.of("-Xms1g", "-XX:MaxRAMPercentage=40", "-Xmn400m", "-XX:+UseSerialGC");
    /** There on Linux, where the start script asks for huge pages, too. */
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private static final String SCRIPT = "/script/copytaster";
    private static final Pattern COMPILER = Pattern.compile("^compiler='([^']+)'", Pattern.MULTILINE);

    private ServiceJvm() {}

    /** A process of a class with a main method, and of its arguments, yet to be started. What it complains of is seen. */
    public static ProcessBuilder of(Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MEMORY);
        command.addAll(compiler(script()));
        if (Files.exists(HUGE_PAGES)) {
            command.add("-XX:+UseTransparentHugePages");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /**
     * What a start script tells the compiler of a service.
     *
     * @throws IllegalStateException if it has no line {@code compiler='...'}
     */
    static List<String> compiler(String script) {
        Matcher line = COMPILER.matcher(script);
        if (!line.find()) {
            throw new IllegalStateException("the start script has no line compiler='...' to measure with");
        }
        return List.of(line.group(1).strip().split("\\s+", -1));
    }

    /** The start script as it was when this was built. */
    static String script() {
        try (InputStream in = ServiceJvm.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is not in the jar; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
