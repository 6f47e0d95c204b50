package io.copytaster.app.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.app.access.AllowedMethods;
import io.copytaster.app.broker.StartException;
import io.copytaster.ingest.source.push.PushDoor;
import io.copytaster.ingest.source.push.PushResult;
import io.copytaster.ingest.source.push.PushSource;
import io.copytaster.ingest.source.push.Reception;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code POST /articles}, and the OpenAPI description of it at {@code /openapi.json}. */
public final class PushServer implements PushDoor {
    private static final Logger log = LoggerFactory.getLogger(PushServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** One for each request, also for those that come slowly. */
    private static final int MOST_THREADS = 128;

    private static final int UNPROCESSABLE = 422;

    private final PushToken token;
    private final Consumer<URI> opened;

    /**
     * @param token that requests must bring
     * @param opened is told the address when it takes requests
     */
    public PushServer(PushToken token, Consumer<URI> opened) {
        this.token = token;
        this.opened = opened;
    }

    @Override
    public Open open(PushSource source, Reception reception) {
        token.check(source.host());
        String description = description();
        var server = Javalin.create(config -> {
            configure(config);
            config.routes.post("/articles", request -> push(request, reception));
            config.routes.get("/openapi.json", request -> request.contentType("application/json")
                    .result(description));
            config.routes.exception(
                    HttpResponseException.class,
                    (e, request) -> refuse(request, e.getStatus(), AllowedMethods.message(e, request)));
            config.routes.exception(Exception.class, (e, request) -> {
                log.error("event=push-failed source=\"{}\"", source.name(), e);
                refuse(request, 500, "this went wrong here; the log says why");
            });
        });
        try {
            server.start(source.host(), source.port());
        } catch (JavalinBindException e) {
            throw new StartException(
                    "push: port %d of %s cannot be used: stop what listens there, or choose another (0: any free one)"
                            .formatted(source.port(), source.host()),
                    e);
        }
        String host = source.host().contains(":") ? "[" + source.host() + "]" : source.host();
        opened.accept(URI.create("http://" + host + ":" + server.port() + "/articles"));
        return server::stop;
    }

    private static void configure(JavalinConfig config) {
        AllowedMethods.tellApart(config);
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        var threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("push");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(jetty -> {
            var errors = new ErrorHandler();
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            jetty.setErrorHandler(errors);
        });
    }

    private void push(Context request, Reception reception) throws IOException {
        if (!token.admits(request.header("Authorization"), request.header("Origin"))) {
            request.header("WWW-Authenticate", "Bearer");
            refuse(request, 401, "the request does not bring the token: Authorization: Bearer TOKEN");
            return;
        }
        var raw = request.req();
        PushResult result = reception.take(raw.getContentType(), raw.getContentLengthLong(), raw.getInputStream());
        switch (result.outcome()) {
            case TAKEN -> answer(request, result);
            case TOO_LARGE -> refuse(request, 413, result.problem());
            case BUSY -> later(request, 429, reception, result);
            case UNCERTAIN -> later(request, 503, reception, result);
        }
    }

    private static void answer(Context request, PushResult result) {
        long accepted = result.accepted();
        ObjectNode json = JSON.createObjectNode()
                .put("accepted", accepted)
                .put("rejected", result.items().size() - accepted);
        var items = json.putArray("items");
        for (PushResult.Item item : result.items()) {
            ObjectNode one = items.addObject().put("id", item.id()).put("accepted", item.isAccepted());
            if (!item.isAccepted()) {
                one.put("reason", item.reason()).put("error", item.error());
            }
        }
        request.status(accepted == 0 ? UNPROCESSABLE : 200)
                .contentType("application/json")
                .result(json.toString());
    }

    private static void later(Context request, int status, Reception reception, PushResult result) {
        request.header("Retry-After", Long.toString(reception.retryAfter().toSeconds()));
        refuse(request, status, result.problem());
    }

    private static void refuse(Context request, int status, String problem) {
        if (status == 413 || status == 401 || status == 429) {
            // The rest of the body is not waited for.
            request.header("Connection", "close");
        }
        request.status(status)
                .contentType("application/json")
                .result(JSON.createObjectNode().put("error", problem).toString());
    }

    private static String description() {
        try (InputStream in = PushServer.class.getResourceAsStream("openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
