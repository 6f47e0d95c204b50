package io.copytaster.enrich.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RecordSerdeTest {
    /** Written by the version whose schema is kept as Standing-1.avsc. */
    private static final String STANDING_1 =
            "c301886464c2ea4804020877697265060104000204613102d00f026666663fcdcc4c3f9a99d93f04020461310000040204613100020461310000";

    @Test
    void readsStandingsThatAFormerVersionWrote() {
        byte[] written = HexFormat.of().parseHex(STANDING_1);
        Standing read = RecordSerde.standings().deserializer().deserialize("standings", written);
        assertEquals("wire", read.getSource());
        assertEquals(3, read.getVersion());
        assertEquals("a1", read.getMatches().get(0).getId());
        assertEquals(PublishedAs.DUPLICATE, read.getPublishedAs());
        assertEquals("a1", read.getDuplicateOf());
        assertEquals(0, read.getLikeness());
    }

    @Test
    void readsWhatItWrites() {
        Standing standing = Standing.newBuilder(RecordSerde.standings()
                        .deserializer()
                        .deserialize("standings", HexFormat.of().parseHex(STANDING_1)))
                .setLikeness(-7)
                .build();
        byte[] written = RecordSerde.standings().serializer().serialize("standings", standing);
        assertEquals(standing, RecordSerde.standings().deserializer().deserialize("standings", written));
    }
}
