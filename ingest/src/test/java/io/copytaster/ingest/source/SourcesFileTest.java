package io.copytaster.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.source.poll.FeedSource;
import io.copytaster.ingest.source.push.PushSource;
import io.copytaster.ingest.source.watch.FolderSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {
    @TempDir
    Path folder;

    @Test
    void readsSources() throws IOException {
        var file = read(
                """
                user-agent: desk@example.org
                sources:
                  - name: Desk
                    url: https://x.example/feed.xml
                    interval: 10m
                  - url: https://y.example/page
                    kind: page
                    allow-private: true
                """);

        assertEquals("desk@example.org", file.userAgent());
        assertEquals(
                new FeedSource(
                        "Desk",
                        URI.create("https://x.example/feed.xml"),
                        Duration.ofMinutes(10),
                        false,
                        FeedSource.Pages.AUTO,
                        false),
                file.feeds().get(0));
        var second = file.feeds().get(1);
        assertEquals("y.example", second.name());
        assertTrue(second.page());
        assertTrue(second.allowPrivate());
        assertFalse(file.feeds().get(0).allowPrivate());
    }

    @Test
    void readsFoldersAndPushSources() throws IOException {
        var file = read(
                """
                sources:
                  - kind: folder
                    path: /srv/drop
                    done: move
                    settle: 30s
                  - kind: push
                    name: partners
                    port: 8090
                    host: 0.0.0.0
                  - url: https://x.example/feed.xml
                    pages: never
                """);

        assertEquals(
                List.of(new FolderSource("drop", Path.of("/srv/drop"), FolderSource.Done.MOVE, Duration.ofSeconds(30))),
                file.folders());
        assertEquals(List.of(new PushSource("partners", "0.0.0.0", 8090)), file.pushes());
        assertEquals(FeedSource.Pages.NEVER, file.feeds().get(0).pages());
    }

    @Test
    void refusesTwoSourcesOfOneNameAndFilesThatWouldBeReadTwice() throws IOException {
        var file = read("sources:\n  - kind: folder\n    path: /srv/drop\n");

        var name = assertThrows(
                IngestException.class, () -> file.and(List.of(FolderSource.of(Path.of("/mnt/drop"))), List.of()));
        assertTrue(name.getMessage().startsWith("drop: is the name of two sources"), name.getMessage());
        var inside = assertThrows(
                IngestException.class, () -> file.and(List.of(FolderSource.of(Path.of("/srv/drop/in"))), List.of()));
        assertTrue(inside.getMessage().contains("lies in /srv/drop"), inside.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources:;  - url: https://x.example/;    intervall: 3m | :3: unknown key \"intervall\" in a feed; allowed are"
                        + " allow-private, interval, kind, name, pages, url",
                "source: []                                             | :1: unknown key \"source\" in the file",
                "sources: []                                            | :1: sources must be a list of at least one source",
                "sources:;  - name: a                                   | :2: the source has no url",
                "sources:;  - url: ftp://x.example/                     | :2: url must be an http or https address",
                "sources:;  - url: https://a:b@x.example/               | :2: url must not hold user and password",
                "sources:;  - url: https://x.example/;    interval: 3   | :3: interval must be a number with s, m, h or d",
                "sources:;  - url: https://x.example/;    interval: 3s  | :3: interval must be at least 10s",
                "sources:;  - url: https://x.example/;    kind: blog    | :3: kind must be one of feed, folder, page, push: blog",
                "sources:;  - url: https://x.example/;    allow-private: maybe | :3: allow-private must be true or false",
                "sources:;  - url: https://x.example/a;  - url: https://x.example/b | :3: has the same name as the source in line 2",
                "sources:;  - kind: folder                              | :2: the source has no path",
                "sources:;  - kind: folder;    path: /x;    done: burn  | :4: done must be one of move, remember: burn",
                "sources:;  - kind: folder;    path: /x;    url: http://x.example/ | :4: unknown key \"url\" in a folder; allowed"
                        + " are done, kind, name, path, settle",
                "sources:;  - kind: push                                | :2: the source has no port",
                "sources:;  - kind: push;    port: http                 | :3: port must be a whole number: http",
                "sources:;  - kind: push;    port: 99999                | :3: port must be between 0 and 65535",
                "sources:;  - url: https://x.example/;    pages: some   | :3: pages must be one of always, auto, never",
                "sources:;  - url: [                                    | :3: is no YAML",
                "sources:;  - url: https://x.example/;    url: https://y.example/ | :3: the key \"url\" is there twice",
            })
    void saysWhichLineIsWrongAndWhatIsAllowed(String yaml, String problem) {
        var error = assertThrows(IngestException.class, () -> read(yaml.replace(';', '\n') + "\n"));

        assertTrue(error.getMessage().startsWith(folder.resolve("sources.yaml") + problem), error.getMessage());
    }

    @Test
    void saysThatAFileIsNotThereOrEmpty() {
        var missing = assertThrows(IngestException.class, () -> SourcesFile.read(folder.resolve("none.yaml")));
        assertTrue(missing.getMessage().endsWith("no such file of sources; check the path"), missing.getMessage());

        var empty = assertThrows(IngestException.class, () -> read("# nothing\n"));
        assertTrue(empty.getMessage().contains("is empty"), empty.getMessage());
    }

    private SourcesFile read(String yaml) throws IOException {
        return SourcesFile.read(Files.writeString(folder.resolve("sources.yaml"), yaml));
    }
}
