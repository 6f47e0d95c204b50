package io.copytaster.app.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Addresses of the page's own places, and what may be linked to elsewhere. */
final class Links {
    static final String ARTICLES = "/articles/";

    private Links() {}

    /** The page of an article. */
    static String article(String id) {
        // A browser takes dots for steps in the path, however they are encoded, and no server takes a zero there.
        boolean noPath = id.equals(".") || id.equals("..") || id.indexOf('\0') >= 0;
        return noPath ? "/articles?id=" + encoded(id) : ARTICLES + encoded(id);
    }

    /** A search. */
    static String search(String query, String sort, int offset) {
        return "/?q=" + encoded(query) + (sort.equals("newest") ? "" : "&sort=" + encoded(sort))
                + (offset == 0 ? "" : "&offset=" + offset);
    }

    /** A search for a field's value. */
    static String filter(String field, String value) {
        return search(field + ":\"" + value.replace('"', ' ') + '"', "newest", 0);
    }

    /** An address that may be linked to: of the web and nothing else. */
    static Optional<String> safe(String url) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            var address = new URI(url.strip());
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            return web && address.getHost() != null ? Optional.of(address.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The id in the path of a request as it came, percent-encoded.
     *
     * @throws IllegalArgumentException if the encoding is broken
     */
    static String id(String rawPath, String prefix) {
        // URLDecoder is for forms, where a plus is a space.
        return URLDecoder.decode(rawPath.substring(prefix.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
