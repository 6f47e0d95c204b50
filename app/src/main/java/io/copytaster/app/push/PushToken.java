package io.copytaster.app.push;

import io.copytaster.app.access.BearerToken;
import io.copytaster.app.broker.StartException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The token that requests must bring. Without one only programs on this machine may push, and no browser for a page of
 * somebody else.
 */
public final class PushToken {
    /** Environment variable that holds it. */
    public static final String VARIABLE = "COPYTASTER_PUSH_TOKEN";

    private final BearerToken token;

    /**
     * @param token or null, if none is asked for
     */
    public PushToken(String token) {
        this.token = new BearerToken(token);
    }

    /** The token of the environment. */
    public static PushToken ofEnvironment() {
        return new PushToken(System.getenv(VARIABLE));
    }

    /**
     * Checks that it is safe to listen at a host.
     *
     * @throws StartException if others could reach it, and no token is set
     */
    public void check(String host) {
        try {
            if (!token.isSet() && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new StartException("push: " + host + " can be reached from other machines; set " + VARIABLE
                        + " to the token that they have to bring, or listen at 127.0.0.1");
            }
        } catch (UnknownHostException e) {
            throw new StartException("push: no such host: " + host + "; name an address of this machine", e);
        }
    }

    /**
     * Whether a request may push.
     *
     * @param authorization header, or null
     * @param origin header, which browsers send for pages, or null
     */
    boolean admits(String authorization, String origin) {
        return token.isSet() ? token.admits(authorization) : origin == null;
    }
}
