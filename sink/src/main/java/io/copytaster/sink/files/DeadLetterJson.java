package io.copytaster.sink.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.copytaster.schemas.ArticleJson;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.RegistryFailures;
import io.copytaster.sink.SinkAwayException;
import io.copytaster.sink.SinkRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;

/** The JSON line of a dead letter; what failed stands in it so that a reader can read it, if it can be read at all. */
final class DeadLetterJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** Confluent's wire format: a zero, four bytes of schema id, Avro. */
    private static final int WIRE_FORMAT_HEAD = 5;

    private final Deserializer<RawArticle> raw;

    DeadLetterJson(Deserializer<RawArticle> raw) {
        this.raw = raw;
    }

    byte[] line(SinkRecord.Failed failed) throws IOException {
        DeadLetter letter = failed.letter();
        DeadLetter.Origin origin = letter.origin();
        var bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", letter.keyText());
            json.writeStringField("stage", letter.stage());
            json.writeStringField("error", letter.error());
            json.writeStringField("input", letter.input());
            if (origin == null) {
                json.writeNullField("topic");
                json.writeNullField("partition");
                json.writeNullField("offset");
            } else {
                json.writeStringField("topic", origin.topic());
                json.writeNumberField("partition", origin.partition());
                json.writeNumberField("offset", origin.offset());
            }
            json.writeStringField("at", failed.at().toString());
            writeValue(json, letter);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void writeValue(JsonGenerator json, DeadLetter letter) throws IOException {
        byte[] value = letter.value();
        if (value == null) {
            json.writeNullField("value");
            return;
        }
        boolean wireFormat = value.length >= WIRE_FORMAT_HEAD && value[0] == 0;
        RawArticle article = wireFormat ? article(letter) : null;
        String text = wireFormat ? null : text(value);
        if (article != null) {
            json.writeFieldName("article");
            json.writeRawValue(ArticleJson.line(article));
        } else if (text != null) {
            json.writeStringField("value", text);
        } else {
            json.writeBinaryField("valueBase64", value);
        }
    }

    private RawArticle article(DeadLetter letter) {
        String topic = letter.origin() == null ? Topics.RAW : letter.origin().topic();
        try {
            return raw.deserialize(topic, letter.value());
        } catch (RuntimeException e) {
            if (RegistryFailures.isAway(e)) {
                throw new SinkAwayException("schema registry does not answer: " + e.getMessage(), e);
            }
            return null; // it is a dead letter: that it cannot be decoded is nothing new
        }
    }

    private static String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
