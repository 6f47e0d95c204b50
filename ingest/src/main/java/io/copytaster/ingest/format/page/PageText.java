package io.copytaster.ingest.format.page;

import io.copytaster.ingest.format.html.HtmlText;
import java.util.ArrayList;
import java.util.stream.Collectors;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The text of the article on a page: Readability finds where it is, after what pages themselves call something else has
 * been taken out.
 */
final class PageText {
    private static final int LINE = 200;
    /** Share of a line that is link where it only leads elsewhere. */
    private static final double ALL_LINK = 0.8;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 20_000;
    private static final String NOWHERE = "http://localhost/";

    private PageText() {}

    /**
     * The text in paragraphs, or null if there is none. Takes the document to pieces.
     *
     * @param title of the article, which is no part of its text; or null
     */
    static String of(Document page, String title) {
        Surroundings.remove(page);
        Breaks.toParagraphs(page);
        // Readability takes quotations for something else.
        page.body().getElementsByTag("blockquote").unwrap();
        removeLinkLines(page.body());
        String text = content(page);
        return text == null ? null : Trim.of(text, title);
    }

    private static String content(Document page) {
        if (isOutsize(page)) {
            return paragraphs(page);
        }
        try {
            // Without an address it complains, and quotes the article.
            String address = page.location().isEmpty() ? NOWHERE : page.location();
            Element content = new Readability4J(address, page).parse().getArticleContent();
            return content == null ? paragraphs(page) : HtmlText.of(content.outerHtml());
        } catch (RuntimeException e) {
            // It gives up on some pages, with whatever exception comes first.
            return paragraphs(page);
        }
    }

    private static String paragraphs(Document page) {
        return page.body().getElementsByTag("p").stream()
                .map(p -> HtmlText.of(p.html()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Readability takes seconds, or minutes, for pages that nest or run on as no page for readers does. */
    private static boolean isOutsize(Document page) {
        var deepest = new int[1];
        var elements = new int[1];
        page.traverse((node, depth) -> {
            deepest[0] = Math.max(deepest[0], depth);
            elements[0] += node instanceof Element ? 1 : 0;
        });
        return deepest[0] > MAX_DEPTH || elements[0] > MAX_ELEMENTS;
    }

    private static void removeLinkLines(Element body) {
        for (Element line : new ArrayList<>(body.select("p, li, h2, h3, h4, h5, h6"))) {
            int length = line.text().length();
            if (length > LINE || line.parent() == null) {
                continue;
            }
            int linked = line.getElementsByTag("a").stream()
                    .mapToInt(a -> a.text().length())
                    .sum();
            if (linked > 0 && linked >= ALL_LINK * length) {
                line.remove();
            }
        }
    }
}
