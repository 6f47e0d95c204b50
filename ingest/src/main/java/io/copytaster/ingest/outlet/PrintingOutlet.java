package io.copytaster.ingest.outlet;

import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints articles as JSON lines, and a line of words for each dead letter, instead of sending them. */
public final class PrintingOutlet implements ArticleOutlet {
    private final PrintStream articles;
    private final PrintStream rejections;

    /**
     * @param articles takes one JSON object a line, in UTF-8 whatever the stream's own charset
     * @param rejections takes one line for each dead letter, without its content
     */
    public PrintingOutlet(PrintStream articles, PrintStream rejections) {
        this.articles = articles;
        this.rejections = rejections;
    }

    @Override
    public synchronized void send(RawArticle article) {
        print(articles, ArticleJson.line(article));
        if (articles.checkError()) {
            throw new OutletException("the output was closed before all articles were printed", null);
        }
    }

    @Override
    public synchronized void reject(DeadLetter letter) {
        int bytes = letter.value() == null ? 0 : letter.value().length;
        String line = "rejected key=" + letter.keyText() + " input=" + letter.input() + " bytes=" + bytes + " error="
                + letter.error();
        print(rejections, line.replaceAll("\\R|\\p{Cntrl}", " "));
    }

    @Override
    public synchronized void flush() {
        articles.flush();
        rejections.flush();
    }

    /** Flushes; the streams stay open, since they are the caller's. */
    @Override
    public void close() {
        flush();
    }

    private static void print(PrintStream stream, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
    }
}
