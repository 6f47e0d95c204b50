package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.web.Fetch;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file of sources in YAML, checked whole before anything is asked.
 *
 * @param sources in the order of the file
 * @param userAgent who asks
 */
public record SourcesFile(List<FeedSource> sources, String userAgent) {
    private static final Set<String> TOP = Set.of("sources", "user-agent", "allow-private");
    private static final Set<String> SOURCE = Set.of("name", "url", "interval", "kind", "allow-private");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*([smhd])");

    /**
     * Reads a file.
     *
     * @throws IngestException naming the line that is wrong, and what would be right
     */
    public static SourcesFile read(Path file) {
        try {
            return new Reader(file).read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IngestException(file.toString(), "no such file of sources; check the path", e);
        } catch (CharacterCodingException e) {
            throw new IngestException(file.toString(), "is no valid UTF-8; convert it to UTF-8", e);
        } catch (IOException e) {
            throw new IngestException(file.toString(), "cannot be read (" + e + ")", e);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IngestException(file + ":" + line, "is no YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new IngestException(file.toString(), "is no YAML: " + e.getMessage(), e);
        }
    }

    private record Reader(Path file) {
        SourcesFile read(String text) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                throw new IngestException(file.toString(), "is empty; it needs a list named sources");
            }
            Map<String, Node> top = mapping(root, "the file", TOP);
            Node list = top.get("sources");
            if (!(list instanceof SequenceNode entries) || entries.getValue().isEmpty()) {
                throw wrong(list == null ? root : list, "sources must be a list of at least one source");
            }
            boolean allowPrivate = flag(top.get("allow-private"), false);
            var names = new HashMap<String, Integer>();
            var sources = new ArrayList<FeedSource>();
            for (Node entry : entries.getValue()) {
                FeedSource source = source(entry, allowPrivate);
                Integer other = names.putIfAbsent(source.name(), line(entry));
                if (other != null) {
                    throw wrong(
                            entry,
                            "has the same name as the source in line " + other + ": " + source.name()
                                    + "; their articles would share ids");
                }
                sources.add(source);
            }
            Node agent = top.get("user-agent");
            return new SourcesFile(sources, agent == null ? Fetch.USER_AGENT : text(agent, "user-agent"));
        }

        private FeedSource source(Node entry, boolean allowPrivate) {
            Map<String, Node> keys = mapping(entry, "a source", SOURCE);
            Node url = keys.get("url");
            if (url == null) {
                throw wrong(entry, "the source has no url");
            }
            URI address = address(url);
            Node name = keys.get("name");
            Node interval = keys.get("interval");
            Node kind = keys.get("kind");
            String kindName = kind == null ? "feed" : text(kind, "kind");
            if (!kindName.equals("feed") && !kindName.equals("page")) {
                throw wrong(kind, "kind must be feed or page: " + kindName);
            }
            try {
                return new FeedSource(
                        name == null ? address.getHost() : text(name, "name"),
                        address,
                        interval == null ? null : duration(interval),
                        kindName.equals("page"),
                        flag(keys.get("allow-private"), allowPrivate));
            } catch (IllegalArgumentException e) {
                throw wrong(interval == null ? entry : interval, e.getMessage());
            }
        }

        private Map<String, Node> mapping(Node node, String what, Set<String> allowed) {
            if (!(node instanceof MappingNode mapping)) {
                throw wrong(node, what + " must be keys with values");
            }
            var keys = new LinkedHashMap<String, Node>();
            for (NodeTuple tuple : mapping.getValue()) {
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

        private URI address(Node node) {
            String text = text(node, "url");
            try {
                var uri = new URI(text);
                String scheme = String.valueOf(uri.getScheme());
                boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
                if (!web || uri.getHost() == null) {
                    throw wrong(node, "url must be an http or https address: " + text);
                }
                if (uri.getRawUserInfo() != null) {
                    throw wrong(node, "url must not hold user and password");
                }
                return uri;
            } catch (URISyntaxException e) {
                throw wrong(node, "url is no address: " + e.getReason() + " at character " + e.getIndex());
            }
        }

        private Duration duration(Node node) {
            String text = text(node, "interval");
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw wrong(node, "interval must be a number with s, m, h or d, such as 10m: " + text);
            }
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }

        private boolean flag(Node node, boolean otherwise) {
            if (node == null) {
                return otherwise;
            }
            String text = text(node, "allow-private");
            if (!text.equals("true") && !text.equals("false")) {
                throw wrong(node, "allow-private must be true or false: " + text);
            }
            return text.equals("true");
        }

        private String text(Node node, String key) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                return scalar.getValue().strip();
            }
            throw wrong(node, key + " must be a text");
        }

        private IngestException wrong(Node node, String problem) {
            return new IngestException(file + ":" + line(node), problem);
        }

        private static int line(Node node) {
            return node.getStartMark().getLine() + 1;
        }
    }
}
