package io.copytaster.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.app.access.BearerToken;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeGuardTest {
    private static final String JSON = "application/json";

    private Javalin server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void letsThePageItselfAndProgramsIn() throws Exception {
        start("127.0.0.1", null);

        assertEquals(200, post("Content-Type", JSON));
        assertEquals(200, post("Content-Type", "application/json; charset=utf-8", "Origin", here()));
        assertEquals(200, post("Content-Type", JSON, "Origin", here(), "Sec-Fetch-Site", "same-origin"));
    }

    @Test
    void refusesWhatAnotherSiteCanHaveABrowserSend() throws Exception {
        start("127.0.0.1", null);

        assertEquals(415, post());
        for (String type : new String[] {
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"
        }) {
            assertEquals(415, post("Content-Type", type), type);
        }
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            assertEquals(403, post("Content-Type", JSON, "Sec-Fetch-Site", site), site);
        }
        for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1", "http://localhost:1"}) {
            assertEquals(403, post("Content-Type", JSON, "Origin", origin), origin);
        }
    }

    @Test
    void wantsTheTokenThatIsSet() throws Exception {
        start("127.0.0.1", "s3cret");

        assertEquals(401, post("Content-Type", JSON));
        assertEquals(401, post("Content-Type", JSON, "Authorization", "Bearer s3cre"));
        assertEquals(200, post("Content-Type", JSON, "Authorization", "Bearer s3cret"));
        assertEquals(
                403, post("Content-Type", JSON, "Authorization", "Bearer s3cret", "Origin", "http://evil.example"));
    }

    @Test
    void letsNobodyChangeAnythingWhereOthersCanReachItWithoutAToken() throws Exception {
        start("0.0.0.0", null);
        assertEquals(403, post("Content-Type", JSON));

        assertFalse(new ChangeGuard("0.0.0.0", new BearerToken(" ")).isOpen());
        assertTrue(new ChangeGuard("0.0.0.0", new BearerToken("s3cret")).isOpen());
        assertTrue(new ChangeGuard("localhost", new BearerToken(null)).isOpen());
    }

    private void start(String host, String token) {
        var guard = new ChangeGuard(host, new BearerToken(token));
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.routes.post("/", guard::check);
                })
                .start("127.0.0.1", 0);
    }

    private String here() {
        return "http://127.0.0.1:" + server.port();
    }

    private int post(String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(here() + "/")).POST(BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }
}
