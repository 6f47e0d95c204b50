package io.copytaster.ingest.outlet;

/** An outlet that takes no more. The message names the place and the way out. */
public final class OutletException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutletException(String message, Throwable cause) {
        super(message, cause);
    }
}
