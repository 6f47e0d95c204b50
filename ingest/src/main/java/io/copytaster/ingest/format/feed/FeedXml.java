package io.copytaster.ingest.format.feed;

import com.rometools.rome.io.XmlReader;
import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Parses a feed's XML. No document type is given to the parser, so nothing that one declares is ever loaded. */
final class FeedXml {
    /** No feed nests deeper; some that are made to harm do. */
    private static final int MAX_DEPTH = 256;

    private FeedXml() {}

    /**
     * @param contentType as the server declared it, or null
     * @throws Unreadable if it is no well-formed XML, or unsafe
     */
    static Document parse(byte[] bytes, String contentType) throws Unreadable {
        String xml = XmlText.clean(decode(bytes, contentType));
        try {
            return builder().build(new StringReader(xml));
        } catch (JDOMException | IOException e) {
            throw new Unreadable(reason(xml), "is no well-formed XML: " + e.getMessage(), e);
        }
    }

    private static String decode(byte[] bytes, String contentType) throws Unreadable {
        try (Reader reader = reader(bytes, contentType)) {
            var text = new StringWriter(bytes.length);
            reader.transferTo(text);
            return text.toString();
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(Reason.BROKEN_FEED, "its characters cannot be read: " + e.getMessage(), e);
        }
    }

    private static Reader reader(byte[] bytes, String contentType) throws IOException {
        var stream = new ByteArrayInputStream(bytes);
        // Without a charset in it, a type such as text/xml would stand for ASCII, which hardly a feed means.
        boolean declared =
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains("charset");
        return declared ? new XmlReader(stream, contentType, true) : new XmlReader(stream, true, "UTF-8");
    }

    private static SAXBuilder builder() {
        var builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setXMLFilter(new DepthLimit());
        return builder;
    }

    /** A page that is no well-formed XML is not a broken feed but none. */
    private static Reason reason(String xml) {
        int root = 0;
        do {
            root = xml.indexOf('<', root) + 1;
        } while (root > 0 && root < xml.length() && !Character.isLetter(xml.charAt(root)));
        String name = root <= 0
                ? ""
                : xml.substring(root, Math.min(root + 8, xml.length())).toLowerCase(Locale.ROOT);
        boolean feed =
                name.startsWith("rss") || name.startsWith("feed") || name.contains("rdf") || name.contains(":feed");
        return feed ? Reason.BROKEN_FEED : Reason.NO_FEED;
    }

    private static final class DepthLimit extends XMLFilterImpl {
        private int depth;

        @Override
        public void startElement(String uri, String localName, String qName, Attributes atts) throws SAXException {
            if (++depth > MAX_DEPTH) {
                throw new SAXException("elements nest deeper than " + MAX_DEPTH);
            }
            super.startElement(uri, localName, qName, atts);
        }

        @Override
        public void endElement(String uri, String localName, String qName) throws SAXException {
            depth--;
            super.endElement(uri, localName, qName);
        }
    }
}
