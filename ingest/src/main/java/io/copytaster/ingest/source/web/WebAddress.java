package io.copytaster.ingest.source.web;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the web as people write them, in any script (RFC 3987), and as they go over the wire. */
public final class WebAddress {
    /** A host that may be in any script, with what is before and after it. */
    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?)([^/?#@:\\[\\]]+)(.*)");

    private WebAddress() {}

    /**
     * The address that a text is, its host as the name service knows it.
     *
     * @throws URISyntaxException if it is none
     */
    public static URI of(String text) throws URISyntaxException {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches() || isAscii(parts.group(2))) {
            return new URI(text);
        }
        try {
            return new URI(parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3));
        } catch (IllegalArgumentException e) {
            throw new URISyntaxException(text, "no name of a host", parts.start(2));
        }
    }

    /** The same in ASCII, which is all that HTTP takes: the client of the JDK sends a question mark for what is not. */
    static URI ascii(URI address) {
        return URI.create(address.toASCIIString());
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
