package io.copytaster.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program says of input and settings that it cannot work with. */
@Timeout(120)
class BadInputTest {
    private static final String GOOD = "{\"id\":\"good\",\"text\":\"The army moved tanks.\"}\n";

    @TempDir
    Path folder;

    @Test
    void namesAnInputThatIsNotThere() {
        var result = Program.run("run", "--once", "--port", "0", "--input", "/no/such/feed.xml");
        assertFailed(result, "/no/such/feed.xml");
    }

    @Test
    void namesAPortInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertFailed(Program.run("run", "--once", "--port", port), port, "--port");
        }
    }

    @Test
    void namesADataFolderThatAnotherVersionWrote() throws IOException {
        Program.run("run", "--once", "--port", "0", "--data", folder.toString(), "--input", good());
        try (var files = Files.list(folder)) {
            Path marker = files.filter(f -> f.toString().endsWith(".properties"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(marker, Files.readString(marker).replaceAll("=1\\b", "=99"));
        }
        assertFailed(
                Program.run("run", "--once", "--port", "0", "--data", folder.toString(), "--input", good()),
                folder.toString(),
                "99");
    }

    @Test
    void namesFoldersThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        String below = file.resolve("below").toString();
        assertFailed(Program.run("run", "--once", "--port", "0", "--data", below), below);
        assertFailed(Program.run("run", "--once", "--port", "0", "--out", below), below);
    }

    @Test
    void namesARegistryThatIsAway() {
        String url = "http://127.0.0.1:1";
        assertFailed(Program.run("run", "--once", "--port", "0", "--schema-registry", url), url);
        assertFailed(Program.run("enrich", "--bootstrap-servers", "127.0.0.1:1", "--schema-registry", url), url);
    }

    @Test
    void namesWhatIsNoRegistryInALine() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "<!DOCTYPE html><html><body>Not here</body></html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(404, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        other.start();
        String url = "http://127.0.0.1:" + other.getAddress().getPort();
        try {
            var result = Program.run("enrich", "--bootstrap-servers", "127.0.0.1:1", "--schema-registry", url);
            assertFailed(result, url, "is no schema registry", "--schema-registry");
            assertFalse(result.err().contains("<html>"), result.err());
        } finally {
            other.stop(0);
        }
    }

    @Test
    void namesAnOptionThatIsMissingOrWrong() {
        assertFailed(Program.run("enrich"), "--bootstrap-servers");
        assertFailed(Program.run("run", "--once", "--sink", "files"), "--out");
        assertFailed(Program.run("run", "--port", "70000"), "70000");
        assertEquals(2, Program.run("run", "--sink", "fax").exitCode());
        assertEquals(2, Program.run("runn").exitCode());
    }

    @Test
    void saysWhatIsWrongWithACommandLineInALine() {
        for (String[] typed : new String[][] {
            {"run", "--window", "-3d"},
            {"sink", "fax"},
            {"sink"},
            {"run", "--no-such-option"},
            {"replay", "--from", "yesterday"},
            {"ingest"},
        }) {
            var result = Program.run(typed);
            assertEquals(2, result.exitCode());
            assertEquals(1, result.err().lines().count(), result.err());
            assertTrue(result.err().startsWith("copytaster: "), result.err());
            assertTrue(result.err().contains("see ./copytaster " + typed[0] + " --help"), result.err());
        }
        assertTrue(Program.run().err().contains("Usage: copytaster"));
    }

    @Test
    void goesOnAfterBadArticles() throws IOException {
        var lines = new ByteArrayOutputStream();
        lines.writeBytes(
                "{\"text\":\"no id\"}\nno json\n{\"id\":\"blank\",\"text\":\" \"}\n".getBytes(StandardCharsets.UTF_8));
        lines.writeBytes("{\"id\":\"latin1\",\"text\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        lines.writeBytes("{\"id\":\"huge\",\"text\":\"".getBytes(StandardCharsets.UTF_8));
        lines.writeBytes("tank ".repeat(4 << 20).getBytes(StandardCharsets.UTF_8));
        lines.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));
        lines.writeBytes(GOOD.getBytes(StandardCharsets.UTF_8));
        Path input = Files.write(folder.resolve("mixed.jsonl"), lines.toByteArray());

        var result = run(input);

        assertEquals(0, result.exitCode(), result.err());
        Results results = Results.of(folder.resolve("out"));
        assertEquals(Set.of("good"), results.enriched().keySet());
        assertEquals(5, results.deadLetters().size());
        assertTrue(results.deadLetters().containsKey("huge"));
        assertTrue(results.deadLetters().containsKey("blank"));
    }

    @Test
    void failsForAFileThatIsNoFeedButKeepsItsBytes() throws IOException {
        Path input = Files.writeString(folder.resolve("stock.xml"), "<?xml version=\"1.0\"?><stock><item/></stock>");
        var result = run(input);
        assertNotEquals(0, result.exitCode());
        assertTrue(result.err().contains("not one article"), result.err());
        Results results = Results.of(folder.resolve("out"));
        assertEquals(1, results.deadLetters().size());
        assertTrue(results.deadLetters().values().toString().contains("<stock>"));
    }

    @Test
    void saysOfAPageNoMoreThanThatItWasRead() throws Exception {
        String sentence = "The army has moved seven tanks to the border, a spokesman said on Thursday. ";
        String paragraph = "<p>" + sentence.repeat(3) + "<a href='/tanks'>More</a></p>";
        Path input = Files.writeString(
                folder.resolve("page.html"),
                "<html><body><article>" + paragraph.repeat(9) + "</article></body></html>");
        var asStarted = List.of("-Dlogback.configurationFile=logback.xml"); // and not as tests log

        try (Child ingest =
                Child.start(folder, asStarted, "io.copytaster.app.Copytaster", "ingest", "--dry-run", "" + input)) {
            assertEquals(0, ingest.await(), ingest.err());
            assertEquals(1, ingest.err().lines().count(), ingest.err());
        }
    }

    private Program.Result run(Path input) {
        return Program.run(
                "run",
                "--once",
                "--port",
                "0",
                "--input",
                input.toString(),
                "--out",
                folder.resolve("out").toString());
    }

    private String good() throws IOException {
        return Files.writeString(folder.resolveSibling("good.jsonl"), GOOD).toString();
    }

    private static void assertFailed(Program.Result result, String... named) {
        assertNotEquals(0, result.exitCode(), result.out());
        for (String name : named) {
            assertTrue(result.err().contains(name), result.err());
        }
    }
}
