package io.copytaster.app.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps a page that listens on loopback for those on this machine: a stranger's site whose name was made to lead here
 * would ask under that name.
 */
final class HostCheck {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String host;
    private final boolean loopback;

    /** A check for a page that listens on a name or address. */
    HostCheck(String host) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.loopback = isLoopback(host);
    }

    /**
     * Lets a request through.
     *
     * @throws ForbiddenResponse if it asks for another host
     */
    void check(Context context) {
        String asked = context.header("Host");
        if (loopback && asked != null && !isOurs(asked.toLowerCase(Locale.ROOT))) {
            throw new ForbiddenResponse("This page is for this machine alone: open it as localhost, or start it with "
                    + "--host to let others in.");
        }
    }

    private boolean isOurs(String asked) {
        String name = asked.replaceFirst(":\\d+$", "");
        return NAMES.contains(name) || name.equals(host) || name.equals("[" + host + "]");
    }

    /** Whether only this machine reaches a name or address. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // listening says what is wrong
        }
    }
}
