package io.copytaster.enrich.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Serdes of what never leaves the topology, state stores and repartition topics: Avro's single-object encoding, which
 * names the schema by its fingerprint and so needs no registry.
 */
public final class RecordSerde {
    static {
        // The coders that Avro generated for these, instead of going through their schemas at every record.
        for (Class<?> type : List.of(Probe.class, Note.class, Standing.class)) {
            SpecificData model = SpecificData.getForClass(type);
            model.setCustomCoders(true);
            model.setFastReaderEnabled(false);
        }
    }

    private RecordSerde() {}

    /** A serde of standings, which reads what the versions before this one wrote, too. */
    static Serde<Standing> standings() {
        var former = new SchemaStore.Cache();
        former.addSchema(former("Standing-1.avsc"));
        return of(Standing.getEncoder(), Standing.createDecoder(former));
    }

    /** A serde of the generated class whose encoder and decoder are given. */
    public static <T> Serde<T> of(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
        return Serdes.serdeFrom((topic, value) -> write(encoder, value), (topic, bytes) -> read(decoder, bytes));
    }

    private static <T> byte[] write(BinaryMessageEncoder<T> encoder, T value) {
        if (value == null) {
            return null;
        }
        try {
            ByteBuffer encoded = encoder.encode(value);
            if (encoded.arrayOffset() == 0 && encoded.position() == 0 && encoded.limit() == encoded.array().length) {
                return encoded.array();
            }
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema former(String resource) {
        try (var in = RecordSerde.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(BinaryMessageDecoder<T> decoder, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.decode(bytes);
        } catch (IOException e) {
            throw new SerializationException("state record cannot be read", e);
        }
    }
}
