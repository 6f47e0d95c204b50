package io.copytaster.sink;

/** A target takes nothing of a batch because of some record in it, and does not say of which. */
public final class BatchRefusedException extends SinkException {
    private static final long serialVersionUID = 1L;

    public BatchRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
