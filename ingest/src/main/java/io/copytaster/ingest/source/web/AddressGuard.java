package io.copytaster.ingest.source.web;

import io.copytaster.ingest.source.IngestException;
import io.copytaster.schemas.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Keeps requests from addresses that are not public: a feed could redirect to what only this machine can reach. Names are
 * resolved before they are asked; the JVM's cache of names makes the request go to what was checked.
 */
public final class AddressGuard {
    private final boolean allowPrivate;
    private final String allowedAuthority;

    private AddressGuard(boolean allowPrivate, String allowedAuthority) {
        this.allowPrivate = allowPrivate;
        this.allowedAuthority = allowedAuthority;
    }

    /** Lets through public addresses, or if told so all. */
    public static AddressGuard of(boolean allowPrivate) {
        return new AddressGuard(allowPrivate, null);
    }

    /** Lets through public addresses, and the host and port of an address that somebody named on purpose. */
    public static AddressGuard named(URI address) {
        return new AddressGuard(false, authority(address));
    }

    /**
     * Checks an address before it is asked.
     *
     * @param address what is to be asked
     * @param asked what was named in the first place, for the message
     * @throws IngestException if it is not to be asked, or has no such host
     */
    void check(URI address, URI asked) {
        if (allowPrivate || authority(address).equals(allowedAuthority)) {
            return;
        }
        try {
            for (InetAddress resolved : InetAddress.getAllByName(address.getHost())) {
                if (!PublicAddress.is(resolved)) {
                    throw new IngestException(
                            asked.toString(),
                            "leads to " + address.getHost() + " (" + resolved.getHostAddress()
                                    + "), which is no public address and is refused; allow-private in a file of sources"
                                    + " permits it");
                }
            }
        } catch (UnknownHostException e) {
            throw new IngestException(
                    asked.toString(), "no such host: " + address.getHost() + "; check the address and the network", e);
        }
    }

    private static String authority(URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
