package io.copytaster.ingest.source.web;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.IngestException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets the body of an address, following redirects to other http and https addresses. */
final class Fetch {
    /**
     * What a server answered.
     *
     * @param contentType as declared, or null
     * @param base address of the body: Content-Location, or where the redirects ended
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Answer(byte[] body, String contentType, URI base) {}

    private static final String USER_AGENT = "copytaster/0.1 (news feed reader)";
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5";
    private static final int MAX_REDIRECTS = 5;

    private final Duration timeout;
    private final HttpClient client;

    Fetch(Duration timeout) {
        this.timeout = timeout;
        // Redirects are followed here, one by one, so that each address can be looked at before it is asked.
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                // Offering HTTP/2 on plain http confuses some old servers.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * @throws IngestException if no body can be got
     * @throws Stopped if the thread is interrupted
     */
    Answer get(URI address) {
        URI current = address;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = ask(address, current);
            int status = response.statusCode();
            switch (status) {
                case 200 -> {
                    String type = response.headers().firstValue("Content-Type").orElse(null);
                    return new Answer(response.body(), type, base(current, response));
                }
                case 301, 302, 303, 307, 308 -> current = next(address, current, response);
                default ->
                    throw new IngestException(address.toString(), "the server answered " + status + advice(status));
            }
        }
        throw new IngestException(
                address.toString(),
                "redirects more than " + MAX_REDIRECTS + " times; give the address it is to end at");
    }

    private HttpResponse<byte[]> ask(URI address, URI current) {
        var request = HttpRequest.newBuilder(current)
                .timeout(timeout)
                .header("User-Agent", USER_AGENT)
                .header("Accept", ACCEPT)
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = client.sendAsync(request, info -> new LimitedBody(Delivery.MAX_WHOLE_BYTES));
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
                        address.toString(), "redirects to \"" + location + "\", which is no http or https address");
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw new IngestException(address.toString(), "redirects to \"" + location + "\", which is no address", e);
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

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; it does not let this program read the feed";
            case 404, 410 -> "; the feed is not there, check the address";
            case 429, 503 -> "; it is busy, try again later";
            default -> "; try the address in a browser";
        };
    }
}
