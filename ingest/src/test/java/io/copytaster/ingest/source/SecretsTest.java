package io.copytaster.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://x.org/feed?api_key=k1&page=2 | https://x.org/feed?api_key=***&page=2",
                "https://x.org/feed?page=2&accessToken=t1#end | https://x.org/feed?page=2&accessToken=***#end",
                "https://me:pw@x.org/feed | https://***@x.org/feed",
                "https://x.org/feed?KEY=k1 | https://x.org/feed?KEY=***",
            })
    void areHidden(String address, String shown) {
        assertEquals(shown, Secrets.hide(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.org/@desk/feed?author=smith&monkey=1",
        "/var/spool/me@desk/key=1.xml",
        "wire.jsonl:7",
    })
    void areNotSeenWhereThereAreNone(String name) {
        assertEquals(name, Secrets.hide(name));
    }

    @ParameterizedTest
    @CsvSource({"https://x.org/feed?token=t1"})
    void standInNoMessage(String address) {
        var failure = new IngestException(address, "the server answered 500");

        assertEquals("https://x.org/feed?token=***: the server answered 500", failure.getMessage());
        assertEquals("https://x.org/feed?token=***", failure.input());
    }
}
