package io.copytaster.sink.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from those that only this machine or its network reaches. */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
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
        int high = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return high >= 0x0100
                && high < 0xf000
                && (high & 0xffc0) != 0x6440
                && (high & 0xfffe) != 0xc612
                && !(high == 0xc000 && bytes[2] == 0);
    }

    /** Of the global range (2000::/3) all but 6to4 (2002::/16), which holds any address of the older kind. */
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean relayed = bytes[0] == 0x20 && bytes[1] == 0x02;
        return global && !relayed;
    }
}
