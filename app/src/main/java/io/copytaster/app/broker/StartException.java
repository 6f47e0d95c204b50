package io.copytaster.app.broker;

/** Why an embedded part cannot start. The message is for the user: it names the thing and the way out. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
