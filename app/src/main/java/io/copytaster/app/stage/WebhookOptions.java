package io.copytaster.app.stage;

import io.copytaster.sink.webhook.ArticleFilter;
import io.copytaster.sink.webhook.WebhookConfig;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Options that say where which articles are posted. */
final class WebhookOptions {
    @Option(
            names = "--webhook-url",
            paramLabel = "URL",
            description = "Post articles there. Posts are signed with COPYTASTER_WEBHOOK_SECRET, if that is set.")
    String url;

    @Option(names = "--webhook-actor", paramLabel = "ID", description = "Only those that mention it; repeatable.")
    Set<String> actors = new LinkedHashSet<>();

    @Option(names = "--webhook-weapon", paramLabel = "ID", description = "Only those that mention it; repeatable.")
    Set<String> weapons = new LinkedHashSet<>();

    @Option(
            names = "--webhook-type",
            paramLabel = "TYPE",
            description = "Only those that mention an actor or weapon of this type; repeatable.")
    Set<String> types = new LinkedHashSet<>();

    @Option(names = "--webhook-source", paramLabel = "NAME", description = "Only those of this source; repeatable.")
    Set<String> sources = new LinkedHashSet<>();

    @Option(names = "--webhook-allow-private", description = "Let the address lead to this machine or its own network.")
    boolean allowPrivate;

    WebhookConfig config() {
        return new WebhookConfig(
                url == null ? null : URI.create(url),
                Environment.or(null, "COPYTASTER_WEBHOOK_SECRET"),
                new ArticleFilter(actors, weapons, types, sources),
                allowPrivate,
                WebhookConfig.DEFAULT_TIMEOUT);
    }
}
