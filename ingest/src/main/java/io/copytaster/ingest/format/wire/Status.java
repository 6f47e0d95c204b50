package io.copytaster.ingest.format.wire;

import io.copytaster.schemas.PublicationStatus;
import java.util.Locale;

/** Publishing statuses in the spellings that are met: bare, as a code of IPTC's, or as the address of one. */
public final class Status {
    private Status() {}

    /** The status that a text names, or null. */
    public static PublicationStatus parse(String text) {
        String code = text.strip().toLowerCase(Locale.ROOT);
        String name = code.substring(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1);
        return switch (name) {
            case "usable", "published", "publish", "active", "live" -> PublicationStatus.USABLE;
            case "withheld", "withhold", "hold", "onhold", "on-hold", "embargoed", "embargo" ->
                PublicationStatus.WITHHELD;
            case "canceled",
                    "cancelled",
                    "cancel",
                    "killed",
                    "kill",
                    "mandatory kill",
                    "withdrawn",
                    "withdraw",
                    "retracted",
                    "recalled",
                    "deleted",
                    "delete" -> PublicationStatus.CANCELED;
            default -> null;
        };
    }
}
