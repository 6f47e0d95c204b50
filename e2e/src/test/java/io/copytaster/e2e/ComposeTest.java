package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.Copytaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What docker-compose.yml says, as far as it can be checked where no engine runs. */
class ComposeTest {
    private static final Path ROOT = Compose.ROOT;
    private static final String OWN = "copytaster:";

    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        services = Compose.services();
    }

    @Test
    void namesOnlyCommandsAndOptionsThatTheProgramHas() {
        var own = own();
        assertTrue(own.size() >= 7, own::toString);
        own.forEach((name, service) -> {
            String[] command = Compose.strings(service.get("command")).toArray(String[]::new);
            CommandLine.ParseResult parsed = Copytaster.commandLine().parseArgs(command);
            assertTrue(parsed.hasSubcommand(), name);
            assertEquals(List.of(), parsed.unmatched(), name);
        });
    }

    @Test
    void setsOnlyVariablesThatTheProgramReads() throws IOException {
        String read = sources();
        own().forEach((name, service) -> environment(service)
                .keySet()
                .forEach(variable -> assertTrue(
                        read.contains('"' + variable + '"'),
                        () -> name + " sets " + variable + ", which nothing reads")));
    }

    @Test
    void mountsOnlyFilesThatAreThere() {
        services.forEach((name, service) -> Compose.strings(service.getOrDefault("volumes", List.of())).stream()
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> ROOT.resolve(volume.substring(0, volume.indexOf(':'))))
                .forEach(path -> assertTrue(Files.exists(path), () -> name + " mounts " + path)));
    }

    @Test
    void pinsImagesListensOnThisMachineOnlyAndHoldsNoSecret() {
        services.forEach((name, service) -> {
            String image = (String) service.get("image");
            assertTrue(image.matches(".+:v?\\d+\\.\\d+.*"), image);
            Compose.strings(service.getOrDefault("ports", List.of()))
                    .forEach(port -> assertTrue(port.startsWith("127.0.0.1:"), () -> name + " " + port));
            environment(service).forEach((variable, value) -> {
                if (variable.contains("PASSWORD")) {
                    assertTrue(value.startsWith("${") && value.contains(":?"), () -> name + " " + variable);
                }
            });
            boolean ends = name.equals("topics");
            assertTrue(ends || service.containsKey("healthcheck"), () -> name + " has no health check");
        });
    }

    @Test
    void isTakenByDockerCompose() throws Exception {
        var command = new ProcessBuilder("docker-compose", "--file", "docker-compose.yml", "config", "--quiet")
                .directory(ROOT.toFile())
                .redirectErrorStream(true);
        var unset = command.start();
        String said = new String(unset.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertFalse(unset.waitFor() == 0, "secrets must be given");
        assertTrue(said.contains("PASSWORD"), said);
        command.environment().putAll(Map.of("POSTGRES_PASSWORD", "given", "GRAFANA_PASSWORD", "given"));
        var given = command.start();
        said = new String(given.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, given.waitFor(), said);
    }

    private static Map<String, Map<String, Object>> own() {
        return services.entrySet().stream()
                .filter(e -> ((String) e.getValue().get("image")).startsWith(OWN))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        var environment = new TreeMap<String, String>();
        ((Map<?, ?>) service.getOrDefault("environment", Map.of()))
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        return environment;
    }

    private static String sources() throws IOException {
        try (var files = Files.walk(ROOT.resolve("app/src/main/java"))) {
            var all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
