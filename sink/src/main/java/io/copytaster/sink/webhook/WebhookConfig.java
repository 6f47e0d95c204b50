package io.copytaster.sink.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where articles are posted.
 *
 * @param url address, http or https
 * @param secret what posts are signed with; null: they are not
 * @param filter which articles
 * @param allowPrivate whether the address may lead to this machine or its own network
 * @param timeout longest wait for an answer
 */
public record WebhookConfig(URI url, String secret, ArticleFilter filter, boolean allowPrivate, Duration timeout) {
    /** Wait for an answer if nothing else is said. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private static final int SHORTEST_SECRET = 16;

    /** Checks the address and the secret. */
    public WebhookConfig {
        if (url == null) {
            throw new IllegalArgumentException("sink webhook needs an address: add --webhook-url https://HOST/PATH");
        }
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("--webhook-url must be http://HOST/PATH or https://HOST/PATH");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("--webhook-url must not hold a password: posts are signed instead, see"
                    + " COPYTASTER_WEBHOOK_SECRET");
        }
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the secret of the webhook must have " + SHORTEST_SECRET + " characters at least");
        }
        Objects.requireNonNull(filter, "filter of the webhook");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("time-out of the webhook must be positive: " + timeout);
        }
    }

    /** The address without its query, which may hold something secret. */
    String name() {
        return url.getScheme() + "://" + url.getAuthority() + (url.getPath() == null ? "" : url.getPath());
    }

    /** All but the secret. */
    @Override
    public String toString() {
        return "WebhookConfig[url=" + name() + ", filter=" + filter + "]";
    }
}
