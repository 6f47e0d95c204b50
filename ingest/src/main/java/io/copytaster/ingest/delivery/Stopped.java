package io.copytaster.ingest.delivery;

/** Ends a run that was interrupted or closed. No error: what was sent before stays sent. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Stopped() {
        super("ingest was stopped", null, false, false);
    }
}
