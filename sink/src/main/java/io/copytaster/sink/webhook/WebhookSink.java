package io.copytaster.sink.webhook;

import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.PublicAddress;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.BatchChanges;
import io.copytaster.sink.BatchChanges.Change;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Posts each article that a filter wants, and each withdrawal, to an address: at least once, an article's posts in the
 * order of its versions as long as all are taken. A withdrawal names the id and is posted whether the article was or not,
 * because nothing is remembered here of what was. Not thread-safe.
 */
public final class WebhookSink implements ArticleSink {
    /** What it reads. */
    public static final Set<String> TOPICS = Set.of(Topics.ENRICHED);

    /** Name of the header that holds the signature. */
    public static final String SIGNATURE = "Copytaster-Signature";

    private static final Set<Integer> REFUSED = Set.of(400, 406, 409, 413, 415, 422);
    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    /** Posts under way at a time. */
    private static final int AT_ONCE = 8;
    /** A batch goes back when it takes longer, so that its reader keeps its place in the group. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WebhookConfig config;
    private final InstantSource clock;
    private final Signature signature;
    private final HttpClient http;
    private final Resolver resolver;

    /** Where a name leads. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private record Post(Change<EnrichedArticle> change, CompletableFuture<HttpResponse<Void>> answer) {}

    private WebhookSink(WebhookConfig config, InstantSource clock, Resolver resolver) {
        this.config = config;
        this.clock = clock;
        this.resolver = resolver;
        signature = config.secret() == null ? null : new Signature(config.secret());
        http = HttpClient.newBuilder()
                .connectTimeout(config.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * A webhook; nothing is posted yet.
     *
     * @throws SinkException if the address has no host or is not allowed
     */
    public static WebhookSink open(WebhookConfig config, InstantSource clock) {
        return open(config, clock, InetAddress::getAllByName);
    }

    static WebhookSink open(WebhookConfig config, InstantSource clock, Resolver resolver) {
        var sink = new WebhookSink(config, clock, resolver);
        sink.checkAddress();
        return sink;
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    /** The address: another address has seen nothing yet. */
    @Override
    public String identity() {
        return "webhook " + config.name();
    }

    @Override
    public List<Failure> write(List<SinkRecord> batch) {
        List<Change<EnrichedArticle>> wanted = BatchChanges.of(batch).articles().stream()
                .filter(change -> change.isWithdrawal() || config.filter().wants(change.value()))
                .toList();
        var failures = new ArrayList<Failure>();
        var deadline = clock.instant().plus(PATIENCE);
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<Change<EnrichedArticle>> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            if (clock.instant().isAfter(deadline) || failures.stream().anyMatch(Failure::again)) {
                some.forEach(change -> failures.add(Failure.later(
                        change.record(), config.name() + ": not posted yet, the receiver is slow or busy")));
                continue;
            }
            checkAddress();
            List<Post> posts = some.stream().map(this::post).toList();
            posts.forEach(post -> judge(post, failures));
        }
        return failures;
    }

    /** Nothing to do: what was answered is there. */
    @Override
    public void flush() {}

    @Override
    public void close() {}

    private Post post(Change<EnrichedArticle> change) {
        byte[] body = body(change).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(config.url())
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "copytaster")
                .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header(SIGNATURE, signature.of(body, clock.instant()));
        }
        return new Post(change, http.sendAsync(request.build(), BodyHandlers.discarding()));
    }

    private void judge(Post post, List<Failure> failures) {
        SinkRecord record = post.change().record();
        int status;
        try {
            status = post.answer().join().statusCode();
        } catch (CompletionException e) {
            failures.add(Failure.later(record, config.name() + ": does not answer: " + e.getCause()));
            return;
        }
        if (status / 100 == 2) {
            return;
        }
        String reason = config.name() + ": answered " + status;
        if (REFUSED.contains(status)) {
            failures.add(Failure.refused(record, reason));
        } else if (LATER.contains(status) || status / 100 == 5) {
            failures.add(Failure.later(record, reason));
        } else {
            throw new SinkException(
                    reason + ", which means that nothing can be posted there; check --webhook-url, and the"
                            + " secret, and run again");
        }
    }

    private static String body(Change<EnrichedArticle> change) {
        return change.isWithdrawal()
                ? ArticleEvents.withdrawn(change.id(), change.version())
                : "{\"event\":\"article\",\"article\":" + ArticleJson.line(change.value()) + "}";
    }

    /**
     * Looks the name up before each few posts: it may lead elsewhere by now. Java keeps the answer for half a minute, in which
     * they are out.
     */
    private void checkAddress() {
        String host = config.url().getHost();
        try {
            for (InetAddress address : resolver.addresses(host)) {
                if (!config.allowPrivate() && !PublicAddress.is(address)) {
                    throw new SinkException(config.name() + ": leads to " + address.getHostAddress()
                            + ", which is no public address and is refused; --webhook-allow-private permits it");
                }
            }
        } catch (UnknownHostException e) {
            throw new SinkAwayException(config.name() + ": no such host; check --webhook-url and the network", e);
        }
    }
}
