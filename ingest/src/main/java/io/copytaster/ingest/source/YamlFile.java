package io.copytaster.ingest.source;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads values out of a YAML file; what is wrong is said with its line, and with what would be right. */
record YamlFile(Path path) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([smhd])");

    /**
     * The file's root, or null if it is empty.
     *
     * @throws IngestException if it cannot be read, or is no YAML
     */
    Node root() {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(Files.readString(path)));
        } catch (NoSuchFileException e) {
            throw new IngestException(path.toString(), "no such file of sources; check the path", e);
        } catch (CharacterCodingException e) {
            throw new IngestException(path.toString(), "is no valid UTF-8; convert it to UTF-8", e);
        } catch (IOException e) {
            throw new IngestException(path.toString(), "cannot be read (" + e + ")", e);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IngestException(path + ":" + line, "is no YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new IngestException(path.toString(), "is no YAML: " + e.getMessage(), e);
        }
    }

    /** A mapping's values by their keys, only such as are allowed. */
    Map<String, Node> mapping(Node node, String what, Set<String> allowed) {
        var keys = new LinkedHashMap<String, Node>();
        for (NodeTuple tuple : tuples(node, what)) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key)) {
                throw wrong(
                        tuple.getKeyNode(),
                        "unknown key \"" + key + "\" in " + what + "; allowed are "
                                + String.join(", ", new TreeSet<>(allowed)));
            }
            if (keys.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "the key \"" + key + "\" is there twice");
            }
        }
        return keys;
    }

    /** The value of one key of a mapping, whatever others it has, or null. */
    Node value(Node node, String what, String key) {
        for (NodeTuple tuple : tuples(node, what)) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private Iterable<NodeTuple> tuples(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        throw wrong(node, what + " must be keys with values");
    }

    String text(Node node, String key) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(node, key + " must be a text");
    }

    boolean flag(Node node, String key, boolean otherwise) {
        if (node == null) {
            return otherwise;
        }
        String text = text(node, key);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(node, key + " must be true or false: " + text);
        }
        return text.equals("true");
    }

    int number(Node node, String key) {
        String text = text(node, key);
        if (!text.matches("\\d{1,9}")) {
            throw wrong(node, key + " must be a whole number: " + text);
        }
        return Integer.parseInt(text);
    }

    Duration duration(Node node, String key, Duration otherwise) {
        if (node == null) {
            return otherwise;
        }
        String text = text(node, key);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw wrong(node, key + " must be a number with s, m, h or d, such as 10m: " + text);
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** One of the constants of an enum, in lower case. */
    <E extends Enum<E>> E choice(Node node, String key, E otherwise) {
        if (node == null) {
            return otherwise;
        }
        String text = text(node, key);
        var names = new TreeSet<String>();
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw wrong(node, key + " must be one of " + String.join(", ", names) + ": " + text);
    }

    IngestException wrong(Node node, String problem) {
        return new IngestException(path + ":" + line(node), problem);
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
