package io.copytaster.ingest.source;

import io.copytaster.ingest.source.poll.FeedSource;
import io.copytaster.ingest.source.push.PushSource;
import io.copytaster.ingest.source.watch.FolderSource;
import io.copytaster.ingest.source.web.Fetch;
import io.copytaster.ingest.source.web.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file of sources in YAML, checked whole before anything is asked.
 *
 * @param feeds feeds and pages, in the order of the file
 * @param folders that are watched
 * @param pushes where articles may be pushed to
 * @param userAgent who asks
 */
public record SourcesFile(
        List<FeedSource> feeds, List<FolderSource> folders, List<PushSource> pushes, String userAgent) {
    private static final Set<String> TOP = Set.of("sources", "user-agent", "allow-private");
    private static final Map<Kind, Set<String>> KEYS = Map.of(
            Kind.FEED, Set.of("name", "kind", "url", "interval", "allow-private", "pages"),
            Kind.PAGE, Set.of("name", "kind", "url", "interval", "allow-private"),
            Kind.FOLDER, Set.of("name", "kind", "path", "done", "settle"),
            Kind.PUSH, Set.of("name", "kind", "host", "port"));

    /** No sources, asked by nobody in particular. */
    public static final SourcesFile NONE = new SourcesFile(List.of(), List.of(), List.of(), Fetch.USER_AGENT);

    private enum Kind {
        FEED,
        PAGE,
        FOLDER,
        PUSH;

        String words() {
            return switch (this) {
                case FEED -> "a feed";
                case PAGE -> "a page";
                case FOLDER -> "a folder";
                case PUSH -> "a push source";
            };
        }
    }

    /**
     * Reads a file.
     *
     * @throws IngestException naming the line that is wrong, and what would be right
     */
    public static SourcesFile read(Path file) {
        return new Reader(new YamlFile(file)).read();
    }

    /**
     * These sources and others that were named elsewhere.
     *
     * @throws IngestException if two have the same name, or the same files
     */
    public SourcesFile and(List<FolderSource> moreFolders, List<PushSource> morePushes) {
        var both = new SourcesFile(
                feeds,
                Stream.concat(folders.stream(), moreFolders.stream()).toList(),
                Stream.concat(pushes.stream(), morePushes.stream()).toList(),
                userAgent);
        var names = new HashSet<String>();
        both.names().filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
            throw new IngestException(
                    name, "is the name of two sources, so that their articles would share ids; rename one");
        });
        both.folders().forEach(both::checkApart);
        return both;
    }

    private void checkApart(FolderSource inner) {
        for (FolderSource outer : folders) {
            if (!outer.equals(inner) && real(inner).startsWith(real(outer))) {
                throw new IngestException(
                        inner.path().toString(),
                        "is or lies in " + outer.path()
                                + ", which is watched too, so that its files would be read twice; leave one out");
            }
        }
    }

    private static Path real(FolderSource folder) {
        return folder.path().toAbsolutePath().normalize();
    }

    private Stream<String> names() {
        return Stream.of(
                        feeds.stream().map(FeedSource::name),
                        folders.stream().map(FolderSource::name),
                        pushes.stream().map(PushSource::name))
                .flatMap(names -> names);
    }

    /** Reads one file; holds what was found so far. */
    private static final class Reader {
        private final YamlFile file;
        private final Map<String, Integer> names = new HashMap<>();
        private final List<FeedSource> feeds = new ArrayList<>();
        private final List<FolderSource> folders = new ArrayList<>();
        private final List<PushSource> pushes = new ArrayList<>();

        Reader(YamlFile file) {
            this.file = file;
        }

        SourcesFile read() {
            Node root = file.root();
            if (root == null) {
                throw new IngestException(file.path().toString(), "is empty; it needs a list named sources");
            }
            Map<String, Node> top = file.mapping(root, "the file", TOP);
            Node list = top.get("sources");
            if (!(list instanceof SequenceNode entries) || entries.getValue().isEmpty()) {
                throw file.wrong(list == null ? root : list, "sources must be a list of at least one source");
            }
            boolean allowPrivate = file.flag(top.get("allow-private"), "allow-private", false);
            for (Node entry : entries.getValue()) {
                source(entry, allowPrivate);
            }
            Node agent = top.get("user-agent");
            String userAgent = agent == null ? Fetch.USER_AGENT : file.text(agent, "user-agent");
            return new SourcesFile(List.copyOf(feeds), List.copyOf(folders), List.copyOf(pushes), userAgent);
        }

        private void source(Node entry, boolean allowPrivate) {
            Kind kind = file.choice(file.value(entry, "a source", "kind"), "kind", Kind.FEED);
            Map<String, Node> keys = file.mapping(entry, kind.words(), KEYS.get(kind));
            switch (kind) {
                case FEED, PAGE -> feeds.add(feed(entry, keys, kind == Kind.PAGE, allowPrivate));
                case FOLDER -> folders.add(folder(entry, keys));
                case PUSH -> pushes.add(push(entry, keys));
            }
        }

        private FeedSource feed(Node entry, Map<String, Node> keys, boolean page, boolean allowPrivate) {
            URI address = address(required(entry, keys, "url"));
            Node interval = keys.get("interval");
            try {
                return new FeedSource(
                        name(entry, keys, address.getHost()),
                        address,
                        file.duration(interval, "interval", null),
                        page,
                        file.choice(keys.get("pages"), "pages", page ? FeedSource.Pages.NEVER : FeedSource.Pages.AUTO),
                        file.flag(keys.get("allow-private"), "allow-private", allowPrivate));
            } catch (IllegalArgumentException e) {
                throw file.wrong(interval == null ? entry : interval, e.getMessage());
            }
        }

        private FolderSource folder(Node entry, Map<String, Node> keys) {
            Node node = required(entry, keys, "path");
            try {
                var named = FolderSource.of(Path.of(file.text(node, "path")));
                return new FolderSource(
                        name(entry, keys, named.name()),
                        named.path(),
                        file.choice(keys.get("done"), "done", named.done()),
                        file.duration(keys.get("settle"), "settle", named.settle()));
            } catch (InvalidPathException e) {
                throw file.wrong(node, "path is no path: " + e.getReason());
            }
        }

        private PushSource push(Node entry, Map<String, Node> keys) {
            Node port = required(entry, keys, "port");
            Node host = keys.get("host");
            String at = host == null ? PushSource.HOST : file.text(host, "host");
            try {
                return new PushSource(name(entry, keys, "push"), at, file.number(port, "port"));
            } catch (IllegalArgumentException e) {
                throw file.wrong(port, e.getMessage());
            }
        }

        private Node required(Node entry, Map<String, Node> keys, String key) {
            if (!keys.containsKey(key)) {
                throw file.wrong(entry, "the source has no " + key);
            }
            return keys.get(key);
        }

        private String name(Node entry, Map<String, Node> keys, String otherwise) {
            String name = keys.containsKey("name") ? file.text(keys.get("name"), "name") : otherwise;
            Integer other = names.putIfAbsent(name, YamlFile.line(entry));
            if (other != null) {
                throw file.wrong(
                        entry,
                        "has the same name as the source in line " + other + ": " + name
                                + "; their articles would share ids");
            }
            return name;
        }

        private URI address(Node node) {
            String text = file.text(node, "url");
            try {
                URI uri = WebAddress.of(text);
                String scheme = String.valueOf(uri.getScheme());
                boolean web = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
                if (!web || uri.getHost() == null) {
                    throw file.wrong(node, "url must be an http or https address: " + Secrets.hide(text));
                }
                if (uri.getRawUserInfo() != null) {
                    throw file.wrong(node, "url must not hold user and password");
                }
                return uri;
            } catch (URISyntaxException e) {
                throw file.wrong(node, "url is no address: " + e.getReason() + " at character " + e.getIndex());
            }
        }
    }
}
