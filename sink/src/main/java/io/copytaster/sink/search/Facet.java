package io.copytaster.sink.search;

import java.util.Locale;

/** What hits are counted by, and narrowed down to. */
public enum Facet {
    ACTOR(true),
    WEAPON(true),
    TYPE(true),
    SOURCE(false),
    LANGUAGE(false);

    private final boolean several;

    Facet(boolean several) {
        this.several = several;
    }

    /** Its name in queries and addresses, which is that of the field, too. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether an article may have several values: then an article must have all that are asked for, else any of them.
     */
    public boolean hasSeveral() {
        return several;
    }
}
