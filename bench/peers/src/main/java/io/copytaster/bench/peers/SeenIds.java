package io.copytaster.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Exact copies as Confluent's tutorial on distinct events finds them: a window store on disk, keyed by an id, here the SHA-256 of the
 * text. The store is Kafka Streams' own; there is no broker, and no changelog.
 */
final class SeenIds implements AutoCloseable {
    private static final Duration WINDOW = Duration.ofDays(1);

    private final WindowStore<String, Long> store;
    private final MessageDigest sha256;

    SeenIds() throws IOException {
        Path folder = Files.createTempDirectory("seen-ids");
        folder.toFile().deleteOnExit();
        var context = new MockProcessorContext<Void, Void>(new Properties(), new TaskId(0, 0), folder.toFile());
        store = Stores.windowStoreBuilder(
                        Stores.persistentWindowStore("ids", WINDOW, WINDOW, false), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the same text came within a day before; remembers it either way, as the tutorial does. */
    boolean seen(String text, long timeMs) {
        String id = HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        boolean seen;
        try (WindowStoreIterator<Long> earlier = store.fetch(id, timeMs - WINDOW.toMillis(), timeMs)) {
            seen = earlier.hasNext();
        }
        store.put(id, timeMs, timeMs);
        return seen;
    }

    @Override
    public void close() {
        store.close();
    }
}
