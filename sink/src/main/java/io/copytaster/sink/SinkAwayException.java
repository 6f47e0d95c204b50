package io.copytaster.sink;

/** A target, or the schema registry, does not answer now: the same may be tried again. */
public final class SinkAwayException extends SinkException {
    private static final long serialVersionUID = 1L;

    public SinkAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
