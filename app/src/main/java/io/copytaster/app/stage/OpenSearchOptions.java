package io.copytaster.app.stage;

import io.copytaster.schemas.Generation;
import io.copytaster.sink.opensearch.OpenSearchConfig;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that say which search server articles go into. */
final class OpenSearchOptions {
    @Option(
            names = "--opensearch-url",
            paramLabel = "URL",
            description = "The server, OpenSearch or Elasticsearch: https://HOST:9200. Or COPYTASTER_OPENSEARCH_URL.")
    String url;

    @Option(
            names = "--opensearch-user",
            paramLabel = "NAME",
            description = "Who writes. Or COPYTASTER_OPENSEARCH_USER.")
    String user;

    @Option(
            names = "--opensearch-password",
            paramLabel = "WORD",
            arity = "0..1",
            interactive = true,
            description = "Asks for the password; better: COPYTASTER_OPENSEARCH_PASSWORD.")
    String password;

    @Option(
            names = "--opensearch-ca",
            paramLabel = "FILE",
            description = "Certificates, in PEM, of who may vouch for the server; those that Java trusts if not given.")
    Path authority;

    @Option(
            names = "--opensearch-prefix",
            paramLabel = "NAME",
            description = "What names begin with: articles are searched under NAME-articles, copies under NAME-copies;"
                    + " copytaster if none is given.")
    String prefix = OpenSearchConfig.DEFAULT_PREFIX;

    @Option(
            names = "--opensearch-generation",
            paramLabel = "NAME",
            description = "Write into indices of this generation, made where they are missing; 1 if none is given."
                    + " Give it a --group of its own.")
    String generation = OpenSearchConfig.FIRST_GENERATION;

    @Option(names = "--opensearch-switch", description = "Let searches see this generation from now on.")
    boolean switchAlias;

    boolean isNamed() {
        return Environment.or(url, "COPYTASTER_OPENSEARCH_URL") != null;
    }

    /** The indices of a generation: those of its name, unless another was given. */
    OpenSearchConfig config(Generation of) {
        if (of.name().equals(OpenSearchConfig.FIRST_GENERATION) && of.name().equals(generation)) {
            throw new IllegalArgumentException("generation " + of.name()
                    + ": the live one's indices are called so; name" + " others with --opensearch-generation");
        }
        boolean isOther = !of.isLive() && generation.equals(OpenSearchConfig.FIRST_GENERATION);
        String address = Environment.or(url, "COPYTASTER_OPENSEARCH_URL");
        return new OpenSearchConfig(
                address == null ? null : URI.create(address),
                Environment.or(user, "COPYTASTER_OPENSEARCH_USER"),
                Environment.or(password, "COPYTASTER_OPENSEARCH_PASSWORD"),
                authority,
                prefix,
                isOther ? of.name() : generation,
                switchAlias,
                OpenSearchConfig.DEFAULT_BULK_BYTES);
    }
}
