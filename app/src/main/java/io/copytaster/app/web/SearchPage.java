package io.copytaster.app.web;

import io.copytaster.app.access.AllowedMethods;
import io.copytaster.app.access.BearerToken;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.search.SearchIndex;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page and its JSON, served from an index: searches, articles, actors and weapons, the stream, a place to try the
 * tagger. All but the stream work without a script in the browser; {@code /api/openapi.json} describes what programs may
 * ask.
 */
public final class SearchPage implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SearchPage.class);

    /** Environment variable that holds the token which changes need. */
    public static final String TOKEN_VARIABLE = "COPYTASTER_PAGE_TOKEN";

    private static final int MOST_HEADER_BYTES = 256 << 10;

    private final SearchIndex index;
    private final PageParts parts;
    private final Javalin server;
    private final ChangeGuard guard;
    private final String host;

    private SearchPage(SearchIndex index, PageParts parts, BearerToken token, String host) {
        this.index = index;
        this.parts = parts;
        this.host = host;
        this.guard = new ChangeGuard(host, token);
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts to serve.
     *
     * @param index stays the caller's to close, after the page
     * @param parts what there is besides; closed with the page
     * @param token that changes need
     * @param host name or address to listen on; one that others can reach lets nobody change anything without a token
     * @param port 0: any free one
     * @throws IllegalStateException if it cannot listen there; the message says what to do
     */
    public static SearchPage start(SearchIndex index, PageParts parts, BearerToken token, String host, int port) {
        var page = new SearchPage(index, parts, token, host);
        try {
            page.server.start(host, port);
        } catch (JavalinBindException e) {
            page.close();
            throw new IllegalStateException(whyNotThere(host, port, e), e);
        } catch (RuntimeException e) {
            page.close();
            throw new IllegalStateException("cannot serve the search page on " + host + ":" + port + ": " + e, e);
        }
        log.info("search page address={}", page.address());
        return page;
    }

    private static String whyNotThere(String host, int port, Throwable failure) {
        if (new InetSocketAddress(host, port).isUnresolved()) {
            return "no such host: " + host + "; name this machine, or one of its addresses, with --host";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("assign requested address")) {
                return host + " is no address of this machine; name one that is with --host";
            }
        }
        return "port " + port + " is in use on " + host + ": choose another with --port, 0 for any free one";
    }

    /** Where it is served. */
    public URI address() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/");
    }

    @Override
    public void close() {
        try {
            parts.close();
        } finally {
            server.stop();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        AllowedMethods.tellApart(config);
        config.http.maxRequestSize = TryRoutes.MOST_REQUEST_BYTES;
        // Ids may hold slashes, dots and anything else: the path is taken as it came and decoded here, once.
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.UNSAFE);
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MOST_HEADER_BYTES); // whoever pastes pages into the search box is told, too
        });
        config.jetty.modifyServletContextHandler(context -> {
            context.getServletHandler().setDecodeAmbiguousURIs(true);
            var head = new FilterHolder(new HeadAsGet());
            head.setAsyncSupported(true);
            context.addFilter(head, "/*", EnumSet.of(DispatcherType.REQUEST));
        });
        config.jetty.modifyServer(jetty -> {
            var errors = new ErrorHandler();
            errors.setShowStacks(false);
            errors.setShowCauses(false);
            jetty.setErrorHandler(errors);
        });
        addTo(config.routes);
    }

    private void addTo(RoutesConfig routes) {
        var searches = index.searches();
        routes.before(Answers::protect);
        routes.before(new HostCheck(host)::check);
        new SearchRoutes(searches, parts.backlog()).addTo(routes);
        new ArticleRoutes(searches, parts.deliveries(), parts.withdrawn()).addTo(routes);
        new ThingRoutes(searches).addTo(routes);
        new StreamRoutes(searches, parts.stream(), parts.letters(), guard).addTo(routes);
        new TryRoutes(parts.trial()).addTo(routes);
        new FileRoutes().addTo(routes);
        routes.get("/health", context -> Answers.json(context, ApiJson.health(searches.count())));
        routes.exception(IllegalArgumentException.class, (e, context) -> Answers.refuse(context, 400, e.getMessage()));
        routes.exception(SinkException.class, (e, context) -> {
            log.error("event=index-unreadable path=\"{}\"", context.path(), e);
            Answers.refuse(context, 503, "The index cannot be read just now; the log says why. Try again in a moment.");
        });
        routes.exception(HttpResponseException.class, (e, context) -> {
            boolean large = e.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode();
            Answers.refuse(context, e.getStatus(), large ? TryRoutes.TOO_LARGE : AllowedMethods.message(e, context));
        });
        routes.exception(Exception.class, (e, context) -> {
            log.error("event=request-failed path=\"{}\"", context.path(), e);
            Answers.refuse(context, 500, "This went wrong on our side; the log says why.");
        });
    }
}
