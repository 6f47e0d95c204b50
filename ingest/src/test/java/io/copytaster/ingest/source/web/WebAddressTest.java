package io.copytaster.ingest.source.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://пример.рф/лента?q=1,    http://xn--e1afmkfd.xn--p1ai/лента?q=1",
        "https://münchen.example:8443/, https://xn--mnchen-3ya.example:8443/",
        "https://example.org/лента.xml, https://example.org/лента.xml",
        "http://[::1]:8080/feed,        http://[::1]:8080/feed"
    })
    void writesAHostAsTheNameServiceKnowsIt(String written, String address) throws URISyntaxException {
        assertEquals(URI.create(address), WebAddress.of(written));
    }

    @Test
    void leavesWhatIsWrongToWhomItConcerns() throws URISyntaxException {
        assertNull(WebAddress.of("http:///feed").getHost());
        assertThrows(URISyntaxException.class, () -> WebAddress.of("http://x.org/a b"));
        assertThrows(URISyntaxException.class, () -> WebAddress.of("http://п ример.рф/"));
    }

    @Test
    void givesInAsciiWhatGoesOverTheWire() {
        assertEquals(
                "http://example.org/%D0%B0?q=%C3%A9%20b",
                WebAddress.ascii(URI.create("http://example.org/а?q=é%20b")).toString());
    }
}
