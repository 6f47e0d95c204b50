package io.copytaster.ingest.source.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.source.IngestException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1"
            })
    void knowsWhatIsNotPublic(String address) throws UnknownHostException {
        assertFalse(AddressGuard.isPublic(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:2800:220::1"})
    void knowsWhatIsPublic(String address) throws UnknownHostException {
        assertTrue(AddressGuard.isPublic(InetAddress.getByName(address)));
    }

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
