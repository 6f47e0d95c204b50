package io.copytaster.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/** A bearer token (RFC 6750) that requests must bring, if one is set. */
public final class BearerToken {
    private static final String SCHEME = "bearer ";

    private final byte[] token;

    /**
     * @param token or null, if none is asked for
     */
    public BearerToken(String token) {
        this.token = token == null || token.isBlank() ? null : token.strip().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether one is asked for. */
    public boolean isSet() {
        return token != null;
    }

    /**
     * Whether a request brings it; true if none is asked for.
     *
     * @param authorization header, or null
     */
    public boolean admits(String authorization) {
        if (token == null) {
            return true;
        }
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        byte[] brought = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        // Takes the same time wherever the two differ.
        return MessageDigest.isEqual(token, brought);
    }
}
