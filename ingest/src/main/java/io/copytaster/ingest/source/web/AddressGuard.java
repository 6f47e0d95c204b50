package io.copytaster.ingest.source.web;

import io.copytaster.ingest.source.IngestException;
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
                if (!isPublic(resolved)) {
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

    /** Whether an address is one of the public internet (IANA's registries of special addresses). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 4) {
            boolean carrier = first == 100 && (second & 0xc0) == 64;
            boolean benchmark = first == 198 && (second & 0xfe) == 18;
            boolean protocol = first == 192 && second == 0 && bytes[2] == 0;
            return first != 0 && first < 240 && !carrier && !benchmark && !protocol;
        }
        boolean unique = (first & 0xfe) == 0xfc;
        // Addresses of IPv4 in those of IPv6 (NAT64, 6to4) could hide any of the above.
        boolean translated = first == 0x00 && second == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
        boolean relayed = first == 0x20 && second == 0x02;
        return !unique && !translated && !relayed;
    }

    private static String authority(URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
