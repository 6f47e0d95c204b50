package io.copytaster.app.web;

import io.copytaster.schemas.Mention;
import io.copytaster.schemas.MentionKind;
import io.copytaster.sink.search.Facet;
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
    static final String ACTORS = "/actors/";
    static final String WEAPONS = "/weapons/";

    private Links() {}

    /** The page of an article. */
    static String article(String id) {
        return isNoPath(id) ? "/articles?id=" + encoded(id) : ARTICLES + encoded(id);
    }

    /** What the versions of an article changed. */
    static String versions(String id) {
        return "/versions?id=" + encoded(id);
    }

    /** The page of an actor or weapon. */
    static String thing(Facet facet, String id) {
        String folder = facet == Facet.ACTOR ? ACTORS : WEAPONS;
        return isNoPath(id) ? folder.substring(0, folder.length() - 1) + "?id=" + encoded(id) : folder + encoded(id);
    }

    /** The page of what is mentioned. */
    static String thing(Mention mention) {
        return thing(mention.getKind() == MentionKind.ACTOR ? Facet.ACTOR : Facet.WEAPON, mention.getId());
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

    /** A browser takes dots for steps in the path, however they are encoded, and no server takes a zero there. */
    private static boolean isNoPath(String id) {
        return id.isEmpty() || id.equals(".") || id.equals("..") || id.indexOf('\0') >= 0;
    }

    /** A value as a part of an address. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
