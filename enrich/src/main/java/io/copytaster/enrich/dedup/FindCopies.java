package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.EnrichStores;
import io.copytaster.enrich.state.Probe;
import io.copytaster.enrich.state.Verdict;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Knows all articles of a fingerprint and says of each whether it is the earliest of them by (time, id), whatever the
 * order in which they come: when one comes that is earlier than the earliest, or the earliest goes, the others are
 * judged again.
 */
public final class FindCopies implements ProcessorSupplier<byte[], Probe, String, Verdict> {
    private final EnrichStores stores;

    /** A step that keeps what it knows in these stores. */
    public FindCopies(EnrichStores stores) {
        this.stores = stores;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores.ofCopies();
    }

    @Override
    public Processor<byte[], Probe, String, Verdict> get() {
        return new Step();
    }

    private static final class Step implements Processor<byte[], Probe, String, Verdict> {
        private static final byte[] NOTHING = {};

        private ProcessorContext<String, Verdict> context;
        private KeyValueStore<Bytes, byte[]> copies;

        @Override
        public void init(ProcessorContext<String, Verdict> context) {
            this.context = context;
            copies = context.getStateStore(EnrichStores.COPIES);
        }

        @Override
        public void process(Record<byte[], Probe> question) {
            Bytes key = CopyKey.of(question.key(), question.value());
            Bytes first = first(question.key());
            if (question.value().getWithdrawn()) {
                copies.delete(key);
                if (key.equals(first)) {
                    judgeAll(question);
                }
            } else {
                copies.put(key, NOTHING);
                if (first != null && key.compareTo(first) < 0) {
                    judgeAll(question);
                } else {
                    judge(question, key, first == null ? key : first);
                }
            }
        }

        private Bytes first(byte[] fingerprint) {
            try (var all = copies.prefixScan(fingerprint, new ByteArraySerializer())) {
                return all.hasNext() ? all.next().key : null;
            }
        }

        private void judgeAll(Record<byte[], Probe> question) {
            try (var all = copies.prefixScan(question.key(), new ByteArraySerializer())) {
                Bytes first = null;
                while (all.hasNext()) {
                    Bytes key = all.next().key;
                    first = first == null ? key : first;
                    judge(question, key, first);
                }
            }
        }

        private void judge(Record<byte[], Probe> question, Bytes key, Bytes first) {
            String duplicateOf = key.equals(first) ? null : CopyKey.id(first);
            var verdict = new Verdict(ByteBuffer.wrap(question.key()), duplicateOf);
            context.forward(new Record<>(CopyKey.id(key), verdict, question.timestamp()));
        }
    }
}
