package io.copytaster.app.web;

import io.copytaster.app.access.BearerToken;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.net.URI;
import java.util.Locale;

/**
 * Lets changes be asked for by the page itself and by programs, never by a page of somebody else: a form of another site
 * cannot send JSON, a script of one is told apart by what browsers say of it. Where others can reach the page, a token is
 * needed besides.
 */
final class ChangeGuard {
    private final boolean loopback;
    private final BearerToken token;

    /** A guard of a page that listens on a name or address. */
    ChangeGuard(String host, BearerToken token) {
        this.loopback = HostCheck.isLoopback(host);
        this.token = token;
    }

    /** Whether anybody may change something at all. */
    boolean isOpen() {
        return loopback || token.isSet();
    }

    /**
     * Lets a request through.
     *
     * @throws io.javalin.http.HttpResponseException if it may change nothing; the message says why
     */
    void check(Context context) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
            throw new UnsupportedMediaTypeResponse("A change is asked for with Content-Type: application/json.");
        }
        if (!isOurs(context.header("Sec-Fetch-Site"), context.header("Origin"), context.header("Host"))) {
            throw new ForbiddenResponse("A page of another site may change nothing here.");
        }
        if (!isOpen()) {
            throw new ForbiddenResponse(
                    "Others can reach this page, so that nothing is changed from it without a token:"
                            + " start it with one in " + SearchPage.TOKEN_VARIABLE + ".");
        }
        if (!token.admits(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Bearer");
            throw new UnauthorizedResponse(
                    "A change needs the token that the program was started with: Authorization:" + " Bearer TOKEN");
        }
    }

    /** Programs say nothing of a site; browsers cannot be made to say something wrong. */
    private static boolean isOurs(String site, String origin, String host) {
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        try {
            return origin == null
                    || (host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
