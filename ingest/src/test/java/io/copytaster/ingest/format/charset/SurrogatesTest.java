package io.copytaster.ingest.format.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurrogatesTest {
    @Test
    void areReplacedWhereTheyStandAlone() {
        assertEquals("a\ufffdb", Surrogates.replaced("a\ud800b"));
        assertEquals("\ufffd\ufffd", Surrogates.replaced("\udfff\ud83d"));
        assertEquals("\ufffd\ud83d\ude00\ufffd", Surrogates.replaced("\ud83d\ud83d\ude00\ude00"));
    }

    @Test
    void areLeftInPairs() {
        assertEquals("tanks \ud83d\ude00", Surrogates.replaced("tanks \ud83d\ude00"));
        assertEquals("", Surrogates.replaced(""));
    }
}
