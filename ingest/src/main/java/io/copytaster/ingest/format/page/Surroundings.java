package io.copytaster.ingest.format.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Takes out of a page what pages say of themselves to be no part of the article: by element, by role, by name of class or
 * id, or because it is not shown. Something named so that holds much of the page's words stays: sites name things
 * wrongly.
 */
final class Surroundings {
    private static final Set<String> ELEMENTS = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "svg",
            "canvas",
            "video",
            "audio",
            "nav",
            "footer",
            "aside",
            "form",
            "button",
            "select",
            "input",
            "textarea",
            "figure",
            "figcaption",
            "picture",
            "dialog",
            "menu",
            "map",
            "link",
            "meta");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "complementary",
            "banner",
            "contentinfo",
            "dialog",
            "alertdialog",
            "search",
            "menu",
            "menubar",
            "toolbar",
            "tooltip",
            "tablist",
            "listbox",
            "note");
    private static final Set<String> NAMES =
            Set.of(("share sharing shares sharebar social socials follow followus newsletter newsletters subscribe "
                            + "subscription signup related relatedlinks recommended recommendations recirc recirculation readmore "
                            + "morefrom trending popular mostread mostpopular sidebar rail rightrail navigation navbar nav menu "
                            + "submenu breadcrumb breadcrumbs footer footnav masthead topbar toolbar comment comments disqus "
                            + "respond reply advert adverts advertisement advertising ad ads adslot adunit adbox sponsor sponsored "
                            + "promo promos promotion outbrain taboola teaser teasers widget widgets caption captions credit "
                            + "credits copyright gallery slideshow carousel lightbox byline bylines author authors authorbox bio "
                            + "dateline timestamp datetime pubdate published tag tags taglist topics keywords categories cookie "
                            + "cookies consent gdpr paywall modal popup popover overlay tooltip print printer email rating ratings "
                            + "vote poll quiz donate donation skip hidden visuallyhidden screenreader invisible pagination pager "
                            + "prevnext postnav jump toc")
                    .split(" ", -1));
    private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern NOT_SHOWN = Pattern.compile("(?i)(display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
    private static final Set<String> FRAMES = Set.of("html", "head", "body", "main", "article");
    private static final Pattern COMMENTS = Pattern.compile("(?:^|[\\s_-])(?:comments?|disqus|respond)(?:$|[\\s_-])");
    /** Share of a page's words that no furniture holds. */
    private static final double MOST = 0.3;
    /** Share of a page's words that its readers' comments may be. */
    private static final double NEARLY_ALL = 0.9;

    private Surroundings() {}

    static void remove(Document page) {
        Map<Element, Integer> words = words(page.body(), false);
        Map<Element, Integer> told = words(page.body(), true);
        // Pages that tell in paragraphs are weighed by these; some only break lines.
        boolean paragraphs = told.get(page.body()) > MOST * words.get(page.body());
        Map<Element, Integer> weights = paragraphs ? told : words;
        int all = Math.max(1, weights.get(page.body()));
        for (Element element : new ArrayList<>(body(page))) {
            double share = (double) weights.get(element) / all;
            if (element.parent() == null || !isFurniture(element)) {
                continue;
            }
            if (share <= MOST
                    || (share <= NEARLY_ALL && COMMENTS.matcher(names(element)).find())) {
                element.remove();
            } else if (element.normalName().equals("form")) {
                // Some sites have the whole page in a form.
                element.tagName("div");
            }
        }
        removeComments(page);
    }

    private static List<Element> body(Document page) {
        return page.body().getAllElements();
    }

    /**
     * For each element, the characters in it that are in no link.
     *
     * @param paragraphs whether to count only those in paragraphs
     */
    private static Map<Element, Integer> words(Element body, boolean paragraphs) {
        IdentityHashMap<Element, Integer> words = new IdentityHashMap<>();
        body.traverse(new NodeVisitor() {
            private int inParagraph;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    words.put(element, 0);
                    inParagraph += element.normalName().equals("p") ? 1 : 0;
                } else if (node instanceof TextNode text && node.parent() instanceof Element parent) {
                    boolean counts = !paragraphs || inParagraph > 0;
                    words.merge(parent, counts ? text.text().strip().length() : 0, Integer::sum);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element p && p.normalName().equals("p")) {
                    inParagraph--;
                }
                if (node instanceof Element element && element.parent() != null && depth > 0) {
                    int own = element.normalName().equals("a") ? 0 : words.get(element);
                    words.merge(element.parent(), own, Integer::sum);
                }
            }
        });
        return words;
    }

    private static boolean isFurniture(Element element) {
        String name = element.normalName();
        if (FRAMES.contains(name)) {
            return false;
        }
        if (ELEMENTS.contains(name) || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || NOT_SHOWN.matcher(element.attr("style")).find()) {
            return true;
        }
        return isNamed(element);
    }

    /** Whether one of the words in its class or id is such a name. */
    private static boolean isNamed(Element element) {
        String names = names(element);
        int begin = 0;
        for (int i = 0; i <= names.length(); i++) {
            boolean ends = i == names.length() || " _-\t\n\r".indexOf(names.charAt(i)) >= 0;
            if (ends && i > begin && NAMES.contains(names.substring(begin, i))) {
                return true;
            }
            begin = ends ? i + 1 : begin;
        }
        return false;
    }

    /** Class and id in lower case, their words apart. */
    private static String names(Element element) {
        String names = element.className() + " " + element.id();
        return WORD_BREAK.matcher(names).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static void removeComments(Node page) {
        List<Node> comments = new ArrayList<>();
        page.traverse((node, depth) -> {
            if (node instanceof Comment) {
                comments.add(node);
            }
        });
        comments.forEach(Node::remove);
    }
}
