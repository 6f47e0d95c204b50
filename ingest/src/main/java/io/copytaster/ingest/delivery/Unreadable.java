package io.copytaster.ingest.delivery;

import java.io.IOException;

/** What is wrong with the bytes of a delivery, as opposed to failing to get at them. */
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public Unreadable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Unreadable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
