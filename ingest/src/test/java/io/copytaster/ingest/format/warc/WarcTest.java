package io.copytaster.ingest.format.warc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.Collected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarcTest {
    private static final String TEXT =
            "The army has moved seven tanks to the border, a spokesman said on Thursday, and will keep them there for a week.";

    @TempDir
    Path folder;

    @Test
    void readsThePagesOfAnArchive() throws IOException {
        var collected = read(archive(
                record("warcinfo", null, "application/warc-fields", "software: test\r\n"),
                response(
                        "https://x.example/1?utm_source=a", "200 OK", "text/html; charset=utf-8", page("café " + TEXT)),
                record(
                        "request",
                        "https://x.example/1",
                        "application/http; msgtype=request",
                        "GET /1 HTTP/1.1\r\n\r\n"),
                response("https://x.example/gone", "404 Not Found", "text/html", page(TEXT)),
                response("https://x.example/a.jpg", "200 OK", "image/jpeg", "not text"),
                response("https://y.example/2", "200 OK", "text/html", page(TEXT))));

        assertEquals(List.of("x.example:https://x.example/1", "y.example:https://y.example/2"), collected.ids());
        assertEquals("café " + TEXT, collected.articles.get(0).getText());
        assertEquals(
                "https://x.example/1?utm_source=a", collected.articles.get(0).getUrl());
        assertEquals(List.of(), collected.letters);
    }

    @Test
    void rejectsAPageWithoutArticleAlone() throws IOException {
        var collected = read(archive(
                response("https://x.example/", "200 OK", "text/html", "<html><body><a href='/1'>One</a></body></html>"),
                response("https://x.example/1", "200 OK", "text/html", page(TEXT))));

        assertEquals(List.of("x.example:https://x.example/1"), collected.ids());
        assertTrue(collected.letter(0).startsWith("no-article: "), collected.letter(0));
        assertEquals("x.example:https://x.example/", collected.letters.get(0).keyText());
    }

    @Test
    void keepsWhatCameBeforeTheDamage() throws IOException {
        String numbers = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        byte[] whole = archive(
                response("https://x.example/1", "200 OK", "text/html", page(TEXT + numbers)),
                response("https://x.example/2", "200 OK", "text/html", page(TEXT)));

        var collected = read(Arrays.copyOf(whole, whole.length - 150));

        assertEquals(List.of("x.example:https://x.example/1"), collected.ids());
        assertTrue(collected.letter(0).startsWith("broken-archive: "), collected.letter(0));
    }

    @Test
    void saysInWhichRecordAnArchiveBreaksOffAndKeepsWhatCameOfIt() throws IOException {
        String last = response("https://x.example/1", "200 OK", "text/html", page(TEXT));
        String before = response("https://x.example/2", "200 OK", "text/html", page(TEXT));

        for (int lost : new int[] {20, 150, last.length() - 300, last.length() - 60}) {
            var only = read(archive(last.substring(0, last.length() - lost)));
            var second = read(archive(before, last.substring(0, last.length() - lost)));

            assertEquals(
                    "broken-archive: the archive breaks off in record 1, its first; get it again, whole",
                    only.letter().error());
            assertEquals(
                    folder.resolve("news.warc.gz") + " record 1", only.letter().input());
            assertEquals(List.of("x.example:https://x.example/2"), second.ids());
            assertEquals(
                    "broken-archive: the archive breaks off in record 2; the one before it was read; get it again, whole",
                    second.letter(0));
        }
        var page = read(archive(last.substring(0, last.length() - 20))).letter();
        assertEquals("x.example:https://x.example/1", page.keyText());
        assertTrue(Collected.text(page).contains(TEXT), Collected.text(page));
    }

    @Test
    void keepsTheRecordsBeforeTheEndOfAShortFile() throws IOException {
        byte[] whole = archive(
                response("https://x.example/1", "200 OK", "text/html", page(TEXT)),
                response("https://x.example/2", "200 OK", "text/html", page(TEXT)));

        var collected = read(Arrays.copyOf(whole, whole.length - 150));

        assertEquals(List.of("x.example:https://x.example/1"), collected.ids());
        assertEquals(
                "broken-archive: the archive is damaged (its gzip data ends early; deliver it again, whole) in record 2;"
                        + " the one before it was read; get it again, whole",
                collected.letter(0));
    }

    @Test
    void goesOnAfterARecordWhoseAnswerCannotBeRead() throws IOException {
        String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
        var collected = read(archive(
                answer("http://[no address/", http + "\\r\\n" + page(TEXT)),
                answer("https://x.example/1", "no answer of a server at all"),
                answer("https://x.example/2", http + "Content-Encoding: gzip\r\n\r\n" + page(TEXT)),
                response("https://x.example/4", "200 OK", "text/html", page(TEXT))));

        assertEquals(List.of("x.example:https://x.example/4"), collected.ids());
        assertEquals(3, collected.letters.size());
        for (int i = 0; i < 3; i++) {
            assertTrue(
                    collected.letter(i).startsWith("broken-archive: what the server answered cannot be read ("),
                    collected.letter(i));
            assertEquals(
                    folder.resolve("news.warc.gz") + " record " + (i + 1),
                    collected.letters.get(i).input());
        }
    }

    private Collected read(byte[] archive) throws IOException {
        return Collected.from(Files.write(folder.resolve("news.warc.gz"), archive));
    }

    /** Each record a gzip member of its own, as the format wants it. */
    private static byte[] archive(String... records) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (String record : records) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(record.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String response(String target, String status, String type, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return answer(
                target,
                "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n"
                        + body);
    }

    private static String answer(String target, String http) {
        return record("response", target, "application/http; msgtype=response", http);
    }

    private static String record(String type, String target, String contentType, String block) {
        return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:" + "0".repeat(8) + "-0000-0000-0000-"
                + "0".repeat(12) + ">\r\nWARC-Date: 2026-03-01T12:00:00Z\r\n"
                + (target == null ? "" : "WARC-Target-URI: " + target + "\r\n")
                + "Content-Type: " + contentType + "\r\nContent-Length: "
                + block.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + block + "\r\n\r\n";
    }

    private static String page(String text) {
        return "<html><body><article><p>" + text + "</p></article></body></html>";
    }
}
