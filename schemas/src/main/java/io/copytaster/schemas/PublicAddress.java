package io.copytaster.schemas;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Tells addresses of the public internet, which ingest and sinks may reach unasked, from those that only this machine or its
 * network reaches (IANA's registries of special addresses).
 */
public final class PublicAddress {
    private PublicAddress() {}

    /** Whether an address is one of the public internet. */
    public static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    /** Not: this network (0/8), shared with a provider (100.64/10), protocols (192.0.0/24), tests (198.18/15), reserved. */
    private static boolean isPublic4(byte[] bytes) {
        int high = high(bytes, 0);
        return high >= 0x0100
                && high < 0xf000
                && (high & 0xffc0) != 0x6440
                && (high & 0xfffe) != 0xc612
                && !(high == 0xc000 && bytes[2] == 0);
    }

    /** Of the global range (2000::/3) all but 6to4 (2002::/16) and Teredo (2001::/32), which hold addresses of the older kind. */
    private static boolean isPublic6(byte[] bytes) {
        int high = high(bytes, 0);
        boolean global = (high & 0xe000) == 0x2000;
        boolean relayed = high == 0x2002 || (high == 0x2001 && high(bytes, 2) == 0);
        return global && !relayed;
    }

    private static int high(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
