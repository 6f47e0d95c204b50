package io.copytaster.ingest.format.jsonl;

import io.copytaster.schemas.PublicationStatus;
import java.util.Locale;

/** Publishing statuses in the spellings that are met, with or without IPTC's {@code stat:}. */
final class Status {
    private Status() {}

    /** The status that a text names, or null. */
    static PublicationStatus parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        return switch (name.startsWith("stat:") ? name.substring(5) : name) {
            case "usable" -> PublicationStatus.USABLE;
            case "withheld" -> PublicationStatus.WITHHELD;
            case "canceled", "cancelled", "cancel", "killed", "kill" -> PublicationStatus.CANCELED;
            default -> null;
        };
    }
}
