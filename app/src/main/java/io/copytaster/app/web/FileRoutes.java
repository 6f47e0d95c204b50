package io.copytaster.app.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What does not change while the program runs: styles, scripts, pictures, the description of the API, help. */
final class FileRoutes {
    private static final Map<String, String> TYPES = Map.of(
            "copytaster.css", "text/css; charset=utf-8",
            "copytaster.js", "text/javascript; charset=utf-8",
            "dom.js", "text/javascript; charset=utf-8",
            "letters.js", "text/javascript; charset=utf-8",
            "stream.js", "text/javascript; charset=utf-8",
            "theme.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    void addTo(RoutesConfig routes) {
        TYPES.forEach((name, type) -> {
            String content = resource(name);
            routes.get("/" + name, context -> cached(context, type, content));
        });
        String api = resource("openapi.json");
        routes.get("/api/openapi.json", context -> Answers.json(context, api));
        String help = HelpView.page(resource("help.html"));
        routes.get("/help", context -> Answers.html(context, help));
    }

    private static void cached(Context context, String type, String content) {
        context.contentType(type).header("Cache-Control", "max-age=300").result(content);
    }

    private static String resource(String name) {
        try (InputStream in = FileRoutes.class.getResourceAsStream("/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program holds no /web/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("/web/" + name + " cannot be read from the program", e);
        }
    }
}
