package io.copytaster.ingest.source.push;

/**
 * Where articles may be pushed to over HTTP.
 *
 * @param name what articles that name nobody have for their source
 * @param host name or address to listen at
 * @param port to listen at; 0 for any free one
 */
public record PushSource(String name, String host, int port) {
    /** Host unless another is named: programs on this machine alone. */
    public static final String HOST = "127.0.0.1";

    public PushSource {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
        }
    }
}
