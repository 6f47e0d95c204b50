package io.copytaster.ingest.source;

/** An input that cannot be read. The message names it, without secrets in its address, and the way out. */
public final class IngestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String input;

    /**
     * @param input what was asked for, as a person knows it
     * @param problem what is wrong with it and what to do
     */
    public IngestException(String input, String problem) {
        super(Secrets.hide(input) + ": " + problem);
        this.input = Secrets.hide(input);
    }

    public IngestException(String input, String problem, Throwable cause) {
        super(Secrets.hide(input) + ": " + problem, cause);
        this.input = Secrets.hide(input);
    }

    /** The input that failed. */
    public String input() {
        return input;
    }
}
