package io.copytaster.sink;

import java.util.Optional;

/** The place of one generation in a target that holds several, and shows its users one of them under a name that stays. */
public interface Showcase {
    /** Where it is, for messages: address and place, and nothing secret. */
    String name();

    /**
     * What a sink that writes into this place has for {@link ArticleSink#identity()}; empty if none ever did. Nothing is
     * made or changed.
     *
     * @throws SinkException if the target does not answer, or lets this user not in
     */
    Optional<String> identity();

    /**
     * Lets users see this place from now on: all of it, or if it fails nothing. Doing it twice does no harm.
     *
     * @throws SinkException if the target does not answer, or does not let this user do it
     */
    void show();
}
