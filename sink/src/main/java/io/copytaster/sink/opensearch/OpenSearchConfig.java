package io.copytaster.sink.opensearch;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where the indices are.
 *
 * @param url address of an OpenSearch or Elasticsearch server, such as {@code https://search.example:9200}
 * @param user who writes; null: nobody is asked
 * @param password of the user
 * @param authority file with the certificates, in PEM, of who may vouch for the server; null: those that Java trusts
 * @param prefix what the names of indices and aliases begin with
 * @param generation what the names of the indices end in; the aliases go without it
 * @param switchAlias whether the aliases are to name this generation; else they do if they name none yet
 * @param bulkBytes about how much is sent at once
 */
public record OpenSearchConfig(
        URI url,
        String user,
        String password,
        Path authority,
        String prefix,
        String generation,
        boolean switchAlias,
        int bulkBytes) {
    /** What names begin with if nothing else is said. */
    public static final String DEFAULT_PREFIX = "copytaster";
    /** The first generation. */
    public static final String FIRST_GENERATION = "1";
    /** Servers are at their best with some megabytes at a time; beyond that only memory is used up. */
    public static final int DEFAULT_BULK_BYTES = 5 << 20;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,80}");

    /** Checks address and names. */
    public OpenSearchConfig {
        if (url == null) {
            throw new IllegalArgumentException("sink opensearch needs a server: add --opensearch-url http://HOST:9200");
        }
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("--opensearch-url must be http://HOST:PORT or https://HOST:PORT");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("--opensearch-url must not hold a password: put it into"
                    + " COPYTASTER_OPENSEARCH_PASSWORD, and the name into --opensearch-user");
        }
        requireName("--opensearch-prefix", prefix);
        requireName("--opensearch-generation", generation);
        if (bulkBytes <= 0) {
            throw new IllegalArgumentException("bytes sent at once must be positive: " + bulkBytes);
        }
    }

    /** A server without a password, with all else as usual. */
    public static OpenSearchConfig at(URI url) {
        return new OpenSearchConfig(url, null, null, null, DEFAULT_PREFIX, FIRST_GENERATION, false, DEFAULT_BULK_BYTES);
    }

    /** The same under other names. */
    public OpenSearchConfig withPrefix(String other) {
        return new OpenSearchConfig(url, user, password, authority, other, generation, switchAlias, bulkBytes);
    }

    /** All but the password. */
    @Override
    public String toString() {
        return "OpenSearchConfig[url=" + url + ", user=" + user + ", prefix=" + prefix + ", generation=" + generation
                + "]";
    }

    /** The index of the articles of this generation. */
    String articles() {
        return articlesAlias() + "-" + generation;
    }

    /** The index of the copies of this generation. */
    String copies() {
        return copiesAlias() + "-" + generation;
    }

    /** The name under which articles are searched. */
    public String articlesAlias() {
        return prefix + "-articles";
    }

    /** The name under which copies are searched. */
    public String copiesAlias() {
        return prefix + "-copies";
    }

    private static void requireName(String option, String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(option
                    + " must be lower-case letters, digits, dots, dashes and underscores, a letter or digit first: "
                    + name);
        }
    }
}
