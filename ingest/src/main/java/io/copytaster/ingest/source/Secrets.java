package io.copytaster.ingest.source;

import java.util.regex.Pattern;

/** Takes out of an address what only those who ask it may know, before it is shown or logged. */
public final class Secrets {
    private static final String HIDDEN = "***";
    private static final Pattern USER = Pattern.compile("://[^/?#]*@");
    /** A parameter called {@code key}, {@code api_key}, {@code accessToken} or the like. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;](?:[^=&;#]*[-_.])?(?:api|access|auth|client|user)?"
                    + "(?:key|token|secret|password|passwd|pwd|pass|auth|signature|sig|credential)s?=)[^&;#\\s]*");

    private Secrets() {}

    /** The text with user, password and keys in addresses replaced by {@code ***}; what is no address stays as it is. */
    public static String hide(String text) {
        if (!text.contains("://")) {
            return text;
        }
        String anonymous = USER.matcher(text).replaceAll("://" + HIDDEN + "@");
        return PARAMETER.matcher(anonymous).replaceAll("$1" + HIDDEN);
    }
}
