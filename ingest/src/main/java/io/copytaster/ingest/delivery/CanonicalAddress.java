package io.copytaster.ingest.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses without what differs from visit to visit, so that one page has one. */
public final class CanonicalAddress {
    private static final Set<String> VISITS =
            Set.of("fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid", "ito", "ns_campaign");

    private CanonicalAddress() {}

    /** The address without fragment, tracking parameters and default port, its host in lower case. */
    public static String of(String address) {
        try {
            var uri = new URI(address.strip());
            if (uri.getHost() == null || uri.getScheme() == null) {
                return address;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            boolean standard = uri.getPort() == -1
                    || (scheme.equals("http") && uri.getPort() == 80)
                    || (scheme.equals("https") && uri.getPort() == 443);
            String query = query(uri.getRawQuery());
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                    + (standard ? "" : ":" + uri.getPort())
                    + uri.getRawPath()
                    + (query.isEmpty() ? "" : "?" + query);
        } catch (URISyntaxException e) {
            return address;
        }
    }

    private static String query(String query) {
        if (query == null) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !isVisit(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isVisit(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.startsWith("utm_") || VISITS.contains(name);
    }
}
