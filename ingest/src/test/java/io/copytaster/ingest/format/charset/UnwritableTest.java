package io.copytaster.ingest.format.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnwritableTest {
    @Test
    void isReplaced() {
        assertEquals("a\ufffdb\ufffd", Unwritable.replaced("a\0b\0"));
        assertEquals("a\ufffdb", Unwritable.replaced("a\ud800b"));
        assertEquals("\ufffd\ufffd", Unwritable.replaced("\udfff\ud83d"));
        assertEquals("\ufffd\ud83d\ude00\ufffd", Unwritable.replaced("\ud83d\ud83d\ude00\ude00"));
    }

    @Test
    void isNoPairOfHalves() {
        assertEquals("tanks \ud83d\ude00", Unwritable.replaced("tanks \ud83d\ude00"));
        assertEquals("", Unwritable.replaced(""));
    }
}
