package io.copytaster.sink.opensearch;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.copytaster.sink.SinkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses at which something answers that is no search server. */
class OpenSearchAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"<html>a page</html>", "[]", "{\"name\":\"another service\"}", ""})
    void areNamedWithTheWayOut(String answer) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            var refused =
                    assertThrows(SinkException.class, () -> OpenSearchSink.open(OpenSearchConfig.at(URI.create(url))));
            for (String named : new String[] {url, "no OpenSearch or Elasticsearch server", "--opensearch-url"}) {
                assertTrue(refused.getMessage().contains(named), refused.getMessage());
            }
        } finally {
            other.stop(0);
        }
    }
}
