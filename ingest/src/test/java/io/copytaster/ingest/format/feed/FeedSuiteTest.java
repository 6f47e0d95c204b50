package io.copytaster.ingest.format.feed;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import io.copytaster.ingest.Tar;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.date.Dates;
import io.copytaster.ingest.format.html.HtmlText;
import io.copytaster.ingest.format.xml.Xml;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Holds the reader of feeds against feedparser's test suite where it is there; what it must do anyhow is said by
 * {@link FeedTest}. Each file is read as if a server had sent it, since that is how the suite means it. The result, with
 * every miss, is in {@code target/feed-suite.txt}.
 */
class FeedSuiteTest {
    private static final List<Path> ARCHIVES = List.of(
            Path.of("../shared/eval/feeds/feedparser-tests.tar.gz"),
            Path.of("../../shared/eval/feeds/feedparser-tests.tar.gz"));
    private static final Pattern HEADER = Pattern.compile("^\\s*Header:\\s*([\\w-]+):\\s*(.*)$", Pattern.MULTILINE);
    private static final Pattern ITEM = Pattern.compile("<(?:\\w+:)?(item|entry)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WORDS =
            Set.of("title", "title_detail", "description", "summary", "summary_detail", "content");
    private static final Set<String> NAMES = Set.of("link", "id", "guid");
    private static final String SERVER = "http://127.0.0.1:8097/";
    private static final Set<String> TIMES = Set.of("published", "updated", "created");

    private final Map<String, int[]> given = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();
    private int held;
    private int asked;

    @Test
    void readsWhatFeedparserReads() throws IOException {
        for (var file : files().entrySet()) {
            Collected read = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> read(file.getKey(), file.getValue()), file.getKey());
            count(file.getKey(), file.getValue(), read);
            hold(file.getKey(), file.getValue());
        }
        var report = new ArrayList<String>();
        given.forEach((kind, count) -> report.add(kind + ": items of " + count[0] + " of " + count[1] + " files"));
        report.add("expectations: " + held + " of " + asked);
        report.addAll(misses);
        Files.write(Path.of("target/feed-suite.txt"), report);
        given.forEach((kind, count) -> assertTrue(
                count[0] >= count[1] * (kind.equals("wellformed") ? 0.99 : 0.95), String.join("\n", report)));
        assertTrue(held >= asked * 0.95, String.join("\n", report));
    }

    /** A file gives its items if every item became an article or, where it has no words, a dead letter of its own. */
    private void count(String name, byte[] bytes, Collected read) {
        String text = text(bytes);
        Matcher items = ITEM.matcher(text.replaceAll("(?s)<!--.*?-->|<!\\[CDATA\\[.*?]]>", ""));
        int expected = 0;
        while (items.find()) {
            expected++;
        }
        boolean json = name.startsWith("json/");
        if (expected == 0 && !json) {
            return;
        }
        boolean refused = read.letters.stream()
                .anyMatch(l -> !l.error().matches("(?s)(empty-item: |broken-feed: the feed breaks off).*"));
        boolean all = !refused && read.articles.size() + read.letters.size() >= (json ? 1 : expected);
        int[] count = given.computeIfAbsent(name.startsWith("illformed") ? "illformed" : "wellformed", k -> new int[2]);
        count[0] += all ? 1 : 0;
        count[1]++;
        if (!all) {
            misses.add(name + ": items " + expected + ", articles " + read.articles.size() + " "
                    + read.letters.stream().map(l -> l.error()).toList());
        }
    }

    /** Looks at items as they are read: those without words are no articles, but have names and dates. */
    private void hold(String name, byte[] bytes) {
        List<FeedItem> items = items(name, bytes);
        for (Expectation expectation : Expectation.of(text(bytes))) {
            String field = expectation.field().replace("_parsed", "");
            if (!WORDS.contains(field) && !TIMES.contains(field) && !NAMES.contains(field)) {
                continue;
            }
            asked++;
            FeedItem item = expectation.entry() < items.size() ? items.get(expectation.entry()) : null;
            if (item != null && holds(field, expectation.value(), item)) {
                held++;
            } else {
                misses.add(name + ": " + expectation + " but " + item);
            }
        }
    }

    private static List<FeedItem> items(String name, byte[] bytes) {
        Map<String, String> headers = headers(bytes);
        try {
            return XmlFeed.read(Xml.parse(bytes, headers.get("content-type")), base(name, headers))
                    .items();
        } catch (Unreadable e) {
            return List.of();
        }
    }

    private static boolean holds(String field, String value, FeedItem item) {
        if (TIMES.contains(field)) {
            Instant instant =
                    value.startsWith("(") ? tuple(value) : Dates.read(value).instant();
            return Stream.of(item.published(), item.updated())
                    .anyMatch(date -> date != null && instant.equals(date.instant()));
        }
        return switch (field) {
            case "link" -> value.equals(item.link());
            case "id", "guid" -> value.equals(item.guid());
            default ->
                List.of(flat(value), flat(HtmlText.of(value)), flat(HtmlText.ofMaybeHtml(value)))
                        .contains(flat(field.startsWith("title") ? item.title() : item.text()));
        };
    }

    private static String flat(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }

    private static Instant tuple(String python) {
        int[] n = Arrays.stream(python.replaceAll("[() ]", "").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        return LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5]).toInstant(ZoneOffset.UTC);
    }

    private static Map<String, String> headers(byte[] bytes) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/xml");
        Matcher matcher = HEADER.matcher(text(bytes));
        while (matcher.find()) {
            headers.put(
                    matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2).strip());
        }
        return headers;
    }

    private static URI base(String name, Map<String, String> headers) {
        URI address = URI.create(SERVER + name);
        return headers.containsKey("content-location") ? resolved(address, headers.get("content-location")) : address;
    }

    private static Collected read(String name, byte[] bytes) {
        Map<String, String> headers = headers(bytes);
        URI base = base(name, headers);
        String type = headers.get("content-type");
        return Collected.from(List.of(new Input() {
            @Override
            public String name() {
                return SERVER + name;
            }

            @Override
            public void check() throws IngestException {}

            @Override
            public long knownBytes() {
                return bytes.length;
            }

            @Override
            public void deliver(Receiver receiver) {
                receiver.receive(new Delivery(
                        Delivery.Kind.WEB,
                        name(),
                        name(),
                        "suite",
                        "suite",
                        name(),
                        type,
                        base,
                        () -> new ByteArrayInputStream(bytes)));
            }
        }));
    }

    private static URI resolved(URI address, String location) {
        try {
            return address.resolve(location);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** The comment as the suite's own runner reads it, whatever the rest is encoded in. */
    private static String text(byte[] bytes) {
        int zeros = 0;
        for (int i = 0; i < Math.min(64, bytes.length); i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        if (zeros > 8) {
            return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files() throws IOException {
        Path archive = ARCHIVES.stream().filter(Files::exists).findFirst().orElse(null);
        if (archive == null) {
            return Map.of();
        }
        try (var in = new GZIPInputStream(Files.newInputStream(archive))) {
            return Tar.read(in).entrySet().stream()
                    .filter(e -> e.getKey().endsWith(".xml") || e.getKey().endsWith(".json"))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        }
    }
}
