package io.copytaster.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownSchemasTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer registry;
    private KnownSchemas client;

    @BeforeEach
    void start() throws Exception {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = ("{\"id\":" + requests.incrementAndGet()
                            + ",\"version\":1,\"subject\":\"s\",\"schema\":\"\\\"string\\\"\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        registry.start();
        client = new KnownSchemas(
                List.of("http://127.0.0.1:" + registry.getAddress().getPort()), Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        registry.stop(0);
    }

    @Test
    void registersASchemaOnceForEachSubject() throws Exception {
        assertEquals(1, register("s", new AvroSchema(RawArticle.getClassSchema())));
        assertEquals(1, register("s", new AvroSchema(RawArticle.getClassSchema())));
        assertEquals(2, register("t", new AvroSchema(RawArticle.getClassSchema())));
        assertEquals(2, requests.get());
    }

    @Test
    void registersAnotherSchemaOfTheSameSubject() throws Exception {
        assertEquals(1, register("s", new AvroSchema(RawArticle.getClassSchema())));
        assertEquals(2, register("s", new AvroSchema(EnrichedArticle.getClassSchema())));
        assertEquals(1, register("s", new AvroSchema(RawArticle.getClassSchema())));
    }

    @Test
    void looksUpAnIdOnce() throws Exception {
        assertEquals(1, client.getId("s", new AvroSchema(RawArticle.getClassSchema()), false));
        assertEquals(1, client.getId("s", new AvroSchema(RawArticle.getClassSchema()), false));
        assertEquals(1, requests.get());
    }

    private int register(String subject, AvroSchema schema) throws Exception {
        return client.registerWithResponse(subject, schema, false, false).getId();
    }
}
