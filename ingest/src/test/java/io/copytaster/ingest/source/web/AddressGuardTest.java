package io.copytaster.ingest.source.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.source.IngestException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AddressGuardTest {
    @Test
    void letsOnlyTheNamedPrivateAddressThrough() {
        URI named = URI.create("http://127.0.0.1:8080/feed");
        var guard = AddressGuard.named(named);

        assertDoesNotThrow(() -> guard.check(URI.create("http://127.0.0.1:8080/other"), named));
        for (String other : new String[] {"http://127.0.0.1:9090/", "http://10.0.0.1/", "http://[::1]:8080/"}) {
            var error = assertThrows(IngestException.class, () -> guard.check(URI.create(other), named));
            assertTrue(error.getMessage().contains("no public address"), error.getMessage());
        }
        assertDoesNotThrow(() -> AddressGuard.of(true).check(URI.create("http://10.0.0.1/"), named));
    }
}
