package io.copytaster.app.web;

import io.javalin.http.Context;

/** Ways to answer a request. */
final class Answers {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Answers() {}

    /** Headers of each answer: nothing runs, and nothing is fetched, but what this server sends as such. */
    static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin");
    }

    static void html(Context context, String page) {
        context.contentType("text/html; charset=utf-8").result(page);
    }

    static void json(Context context, String json) {
        context.contentType("application/json; charset=utf-8").result(json);
    }

    /** Says what is wrong, to a person or a program. */
    static void refuse(Context context, int status, String message) {
        context.status(status);
        protect(context);
        if (context.path().startsWith("/api/") || context.path().equals("/health")) {
            json(context, ApiJson.error(message));
        } else {
            html(context, Layout.message(status == 404 ? "Not here" : "That did not work", message));
        }
    }

    /** The id that stands in the path behind a prefix. */
    static String idOf(Context context, String prefix) {
        return Links.id(context.req().getRequestURI(), prefix);
    }
}
