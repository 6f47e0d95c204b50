package io.copytaster.ingest.source.web;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.source.Input;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** A feed or a page at an http or https address, fetched once. */
public final class WebInput implements Input {
    /** Longest wait for one answer, body included. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI address;
    private final Duration timeout;

    public WebInput(URI address) {
        this(address, TIMEOUT);
    }

    /**
     * @param timeout longest wait for one answer, body included
     */
    public WebInput(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public void check() {
        // An address is asked once, when it is its turn: asking twice would be impolite.
    }

    @Override
    public long knownBytes() {
        return -1;
    }

    @Override
    public void deliver(Receiver receiver) {
        Answer answer = new Fetch(timeout, Fetch.USER_AGENT, Delivery.MAX_WHOLE_BYTES)
                .get(address, Map.of(), AddressGuard.named(address));
        if (answer.status() != 200) {
            throw answer.failure(address);
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        receiver.receive(answer.delivery(address, host));
    }
}
