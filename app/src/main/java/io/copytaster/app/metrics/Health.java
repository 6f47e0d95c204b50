package io.copytaster.app.metrics;

import java.util.Optional;

/** Whether a process lives and is ready for work, each with the reason if not. */
public interface Health {
    /** Why it will never work again and is to be ended; empty while it may. */
    Optional<String> dead();

    /** Why it does not do its work now; empty while it does. */
    Optional<String> unready();
}
