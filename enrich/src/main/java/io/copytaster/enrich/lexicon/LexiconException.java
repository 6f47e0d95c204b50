package io.copytaster.enrich.lexicon;

import java.util.List;

/** A lexicon that cannot be used. The message lists every problem, each with file and line. */
public final class LexiconException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    LexiconException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each as {@code file:line: what is wrong}. */
    public List<String> problems() {
        return problems;
    }
}
