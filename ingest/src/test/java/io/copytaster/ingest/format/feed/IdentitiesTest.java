package io.copytaster.ingest.format.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.delivery.CanonicalAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitiesTest {
    @Test
    void givesUpAGuidThatDifferentItemsShare() {
        var a = item("g", "http://x/1", "a");
        var b = item("g", "http://x/2", "b");
        var c = item("g", "http://x/2", "c");
        var ids = new Identities("desk", List.of(a, b, c));

        assertEquals("desk:http://x/1", ids.id(a));
        assertTrue(ids.id(b).startsWith("desk:sha256-"), ids.id(b));
        assertNotEquals(ids.id(b), ids.id(c));
    }

    @Test
    void keepsTheGuidOfAnArticleThatIsThereInTwoVersions() {
        var first = item("g", "http://x/1?utm_source=rss", "a");
        var second = item("g", "http://x/1", "a, updated");
        var ids = new Identities("desk", List.of(first, second));

        assertEquals("desk:g", ids.id(first));
        assertEquals("desk:g", ids.id(second));
    }

    @Test
    void givesUpAnAddressThatAllItemsShare() {
        var a = item(null, "http://x/", "a");
        var b = item(null, "http://x/", "b");
        var ids = new Identities("desk", List.of(a, b));

        assertNotEquals(ids.id(a), ids.id(b));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://X.example:80/A?b=c&utm_medium=rss#d, http://x.example/A?b=c",
        "https://x.example:8443/a?fbclid=1,          https://x.example:8443/a",
        "tag:x,                                      tag:x"
    })
    void knowsAPageByItsAddressWithoutWhatTracksVisits(String address, String canonical) {
        assertEquals(canonical, CanonicalAddress.of(address));
    }

    private static FeedItem item(String guid, String link, String title) {
        return new FeedItem(guid, link, title, null, null, null, null, null, Map.of(), () -> new byte[0], true);
    }
}
