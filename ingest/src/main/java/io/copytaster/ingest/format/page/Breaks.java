package io.copytaster.ingest.format.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Makes paragraphs of what pages write as text with empty lines, that is two line breaks, in between. */
final class Breaks {
    private Breaks() {}

    static void toParagraphs(Document page) {
        Set<Element> parents = new LinkedHashSet<>();
        for (Element br : page.body().getElementsByTag("br")) {
            if (isBreak(next(br))
                    && br.parent() != null
                    && !br.parent().normalName().equals("p")) {
                parents.add(br.parent());
            }
        }
        parents.forEach(Breaks::split);
    }

    private static void split(Element parent) {
        List<Node> run = new ArrayList<>();
        for (Node node : new ArrayList<>(parent.childNodes())) {
            boolean block = node instanceof Element element && element.isBlock();
            if (block || (isBreak(node) && isBreak(next(node)))) {
                wrap(parent, run);
                run.clear();
            } else {
                run.add(node);
            }
        }
        wrap(parent, run);
    }

    private static void wrap(Element parent, List<Node> run) {
        boolean words = run.stream()
                .anyMatch(node -> node instanceof TextNode text
                        ? !text.isBlank()
                        : node instanceof Element element && !element.text().isBlank());
        if (words) {
            Element paragraph = parent.ownerDocument().createElement("p");
            run.get(0).before(paragraph);
            run.forEach(paragraph::appendChild);
        }
    }

    /** What follows a node, blank text passed over. */
    private static Node next(Node node) {
        Node next = node.nextSibling();
        while (next instanceof TextNode text && text.isBlank()) {
            next = next.nextSibling();
        }
        return next;
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.normalName().equals("br");
    }
}
