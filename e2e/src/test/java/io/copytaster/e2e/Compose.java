package io.copytaster.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** What docker-compose.yml says. */
final class Compose {
    /** The project's folder. */
    static final Path ROOT = Path.of("..");

    private Compose() {}

    /** Its services by name. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return new TreeMap<>((Map<String, Map<String, Object>>) file.get("services"));
    }

    /** A list in it. */
    static List<String> strings(Object list) {
        var strings = new ArrayList<String>();
        ((List<?>) list).forEach(value -> strings.add(String.valueOf(value)));
        return strings;
    }
}
