package io.copytaster.ingest.format.feed;

import java.net.URI;
import java.util.Locale;

/** A base that relative addresses are resolved against; one that is not known leaves them as they are. */
final class Address {
    private static final Address UNKNOWN = new Address(null);

    private final URI base;

    private Address(URI base) {
        this.base = base;
    }

    static Address of(URI base) {
        return base == null || !base.isAbsolute() || base.isOpaque() ? UNKNOWN : new Address(base);
    }

    static Address of(String base) {
        return of(parse(base));
    }

    boolean isKnown() {
        return base != null;
    }

    /** The base that a declaration of {@code xml:base} within this one makes. */
    Address within(String declared) {
        if (declared == null || declared.isBlank()) {
            return this;
        }
        Address inner = of(resolve(declared));
        return inner.isKnown() ? inner : this;
    }

    /** An address as a browser would follow it; as it stands if it is none. */
    String resolve(String written) {
        String address = written.strip();
        // Line breaks come from wrapping.
        address = address.replaceAll("\\s*[\\r\\n\\t]\\s*", "");
        if (base == null || address.isEmpty()) {
            return address;
        }
        int colon = address.indexOf(':');
        if (colon > 0 && address.substring(0, colon).matches("\\p{Alpha}[\\w+.-]*")) {
            return address;
        }
        URI relative = parse(address);
        if (relative == null) {
            return address;
        }
        // java.net.URI drops the last segment of the base for a query alone (RFC 3986 keeps it).
        if (address.startsWith("?")) {
            String whole = base.toString();
            int end = whole.indexOf('?') < 0 ? whole.indexOf('#') : whole.indexOf('?');
            return (end < 0 ? whole : whole.substring(0, end)) + address;
        }
        URI root = base.getRawPath() == null || base.getRawPath().isEmpty() ? base.resolve("/") : base;
        return root.resolve(relative).toString();
    }

    /** Whether something is an address that a browser can open. */
    static boolean isWeb(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://")) && parse(text) != null;
    }

    private static URI parse(String text) {
        try {
            return URI.create(text.strip().replace(" ", "%20").replace("|", "%7C"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
