package io.copytaster.ingest.format.xml;

import java.util.Set;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What stands in an element of XML, as HTML: without prefixes and namespaces. */
public final class Markup {
    private static final Set<String> VOID =
            Set.of("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr");

    private Markup() {}

    /**
     * The element's content.
     *
     * @param sections whether CDATA sections hold markup rather than text
     */
    public static String of(Element element, boolean sections) {
        var html = new StringBuilder();
        element.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof CDataNode data && sections) {
                    html.append(data.getWholeText());
                } else if (node instanceof TextNode text) {
                    html.append(Entities.escape(text.getWholeText()));
                } else if (node instanceof Element child && depth > 0) {
                    html.append('<').append(local(child));
                    if (child.hasAttr("alt")) {
                        html.append(" alt=\"")
                                .append(Entities.escape(child.attr("alt")))
                                .append('"');
                    }
                    html.append('>');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element child && depth > 0 && !VOID.contains(local(child))) {
                    html.append("</").append(local(child)).append('>');
                }
            }
        });
        return html.toString();
    }

    /** Name without its prefix. */
    static String local(Element element) {
        String name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }
}
