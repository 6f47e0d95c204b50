package io.copytaster.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The articles that a benchmark works on, held in memory. */
public final class Corpus {
    /** Stands for the articles that ship with the program. */
    public static final String BUNDLED = "bundled";

    private Corpus() {}

    /**
     * One article.
     *
     * @param title headline; may be null
     * @param text body
     */
    public record Article(String title, String text) {}

    /** Reads JSON lines {@code {title, text}} from a file, gzipped if its name ends so; lines without a text are left out. */
    public static List<Article> read(String file) throws IOException {
        var json = new ObjectMapper();
        List<Article> articles = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode article = json.readTree(line);
                String text = article.path("text").textValue();
                if (text != null) {
                    articles.add(new Article(article.path("title").textValue(), text));
                }
            }
        }
        if (articles.isEmpty()) {
            throw new IOException(file + ": holds no article; give JSON lines {\"title\", \"text\"}");
        }
        return articles;
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals(BUNDLED)) {
            InputStream in = Corpus.class.getResourceAsStream("/feed/agency.jsonl");
            if (in == null) {
                throw new FileNotFoundException("/feed/agency.jsonl is not in the jar; build it anew");
            }
            return in;
        }
        InputStream in = Files.newInputStream(Path.of(file));
        return file.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
