package io.copytaster.ingest.source.web;

import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Secrets;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets the body of an address, following redirects to other http and https addresses. */
public final class Fetch {
    /** Who asks, unless a file of sources says it better. */
    public static final String USER_AGENT = "copytaster/0.1 (news feed reader)";

    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5";
    private static final int MAX_REDIRECTS = 5;

    private final Duration timeout;
    private final String userAgent;
    private final int maxBytes;
    private final HttpClient client;

    /**
     * A client that keeps its connections; threads may share it.
     *
     * @param timeout longest wait for one answer, body included
     * @param userAgent who asks
     * @param maxBytes most bytes of an answer, as it is sent
     */
    public Fetch(Duration timeout, String userAgent, int maxBytes) {
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        this.userAgent = userAgent;
        // Redirects are followed here, one by one, so that each address can be looked at before it is asked.
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                // Offering HTTP/2 on plain http confuses some old servers.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Asks for an address, whatever the answer; 304 comes only to conditions that are given.
     *
     * @param conditions further headers, such as {@code If-None-Match}
     * @throws IngestException if there is no answer, or the guard forbids to ask
     * @throws Stopped if the thread is interrupted
     */
    public Answer get(URI address, Map<String, String> conditions, AddressGuard guard) {
        URI current = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            guard.check(current, address);
            HttpResponse<byte[]> response = ask(address, current, conditions);
            switch (response.statusCode()) {
                case 301, 302, 303, 307, 308 -> current = next(address, current, response);
                default -> {
                    return new Answer(
                            response.statusCode(), response.body(), response.headers(), base(current, response));
                }
            }
        }
        throw new IngestException(
                address.toString(),
                "redirects more than " + MAX_REDIRECTS + " times; give the address it is to end at");
    }

    private HttpResponse<byte[]> ask(URI address, URI current, Map<String, String> conditions) {
        var request = HttpRequest.newBuilder(WebAddress.ascii(current))
                .timeout(timeout)
                .header("User-Agent", userAgent)
                .header("Accept", ACCEPT)
                .header("Accept-Encoding", "gzip");
        conditions.forEach(request::header);
        var answer = client.sendAsync(request.build(), info -> new LimitedBody(maxBytes));
        try {
            // The request's own timeout ends with the headers: a body that drips would go on.
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IngestException(address.toString(), late(), e);
        } catch (ExecutionException e) {
            throw failed(address, current, e.getCause());
        }
    }

    private IngestException failed(URI address, URI current, Throwable cause) {
        String problem;
        if (cause instanceof java.net.http.HttpTimeoutException) {
            problem = late();
        } else if (cause instanceof UnknownHostException || causedBy(cause, UnresolvedAddressException.class)) {
            problem = "no such host: " + current.getHost() + "; check the address and the network";
        } else if (cause instanceof ConnectException) {
            problem = "no connection to " + current.getAuthority() + "; check the address and that the server is up";
        } else {
            problem = "could not be read: " + cause.getMessage();
        }
        return new IngestException(address.toString(), problem, cause);
    }

    private String late() {
        return "no complete answer within " + timeout.toMillis() / 1000.0 + " s; try again later";
    }

    private static boolean causedBy(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static URI next(URI address, URI current, HttpResponse<?> response) {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            URI next = current.resolve(location);
            String scheme = String.valueOf(next.getScheme());
            if (location.isEmpty()
                    || next.getHost() == null
                    || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
                throw new IngestException(
                        address.toString(),
                        "redirects to \"" + Secrets.hide(location) + "\", which is no http or https address");
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new IngestException(
                    address.toString(), "redirects to \"" + Secrets.hide(location) + "\", which is no address", e);
        }
    }

    private static URI base(URI current, HttpResponse<?> response) {
        String location = response.headers().firstValue("Content-Location").orElse("");
        try {
            return location.isEmpty() ? current : current.resolve(location);
        } catch (IllegalArgumentException e) {
            return current;
        }
    }
}
