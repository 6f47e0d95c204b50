package io.copytaster.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.broker.StartException;
import io.copytaster.app.stage.EnrichStage;
import io.copytaster.enrich.language.LanguageDetector;
import io.copytaster.enrich.tag.Tagged;
import io.copytaster.enrich.tag.Tagger;
import io.copytaster.ingest.format.JsonSyntax;
import io.copytaster.schemas.ArticleJson;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tags texts without Kafka, to try a lexicon. */
@Command(
        name = "tag",
        description =
                "Reads JSON lines {id, text}, also with a language, prints {id, language, mentions, links, lexicon}."
                        + " Offsets count in the text as given.",
        mixinStandardHelpOptions = true)
final class TagCommand implements Callable<Integer> {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "JSON lines, also gzipped; standard input if none is given, or for -.")
    List<String> files = List.of("-");

    @Option(names = "--lexicon", paramLabel = "DIR", description = "Tag with the lexicon in this folder.")
    Path lexicon;

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final LanguageDetector languages = new LanguageDetector();
    private long bad;

    @Override
    public Integer call() {
        var tagger = new Tagger(EnrichStage.lexicon(lexicon));
        for (String file : files) {
            try (InputStream in = file.equals("-") ? System.in : new FileInputStream(file)) {
                tag(file, in, tagger);
            } catch (IOException e) {
                throw new StartException(file + ": cannot be read (" + e + "); give a file of JSON lines", e);
            }
        }
        spec.commandLine().getOut().flush();
        return bad == 0 ? 0 : 1;
    }

    private void tag(String file, InputStream in, Tagger tagger) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        var lines = new BufferedReader(new InputStreamReader(plain(in), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(1);
            }
            if (line.isBlank()) {
                continue;
            }
            try {
                out.println(tagged(json.readTree(line), tagger));
            } catch (JsonProcessingException e) {
                report(file, number, "is no JSON object: " + JsonSyntax.fault(e));
            } catch (IllegalArgumentException e) {
                report(file, number, e.getMessage());
            }
        }
    }

    private String tagged(JsonNode article, Tagger tagger) {
        String id = text(article, "id");
        String text = text(article, "text");
        String language = languages.detect(text, article.path("language").textValue());
        Tagged found = tagger.read(null, text, language);
        return ArticleJson.line(id, language, found.mentions(), found.links(), found.lexicon());
    }

    private void report(String file, int line, String error) {
        bad++;
        PrintWriter err = spec.commandLine().getErr();
        err.println("copytaster: " + file + ":" + line + " " + error);
        err.flush();
    }

    private static String text(JsonNode article, String field) {
        JsonNode value = article.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException("has no \"" + field + "\"");
        }
        if (!value.isValueNode()) {
            throw new IllegalArgumentException("has a \"" + field + "\" that is no text");
        }
        return value.asText();
    }

    private static InputStream plain(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
