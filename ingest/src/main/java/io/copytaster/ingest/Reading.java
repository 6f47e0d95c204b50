package io.copytaster.ingest;

import io.copytaster.ingest.IngestReport.Failure;
import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Piece;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.delivery.Unreadable;
import io.copytaster.ingest.format.Formats;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the deliveries of one input.
 *
 * @param lane the thread that the input delivers on
 * @param bytes counts what is read of an input whose size is known; null for others
 * @param failures takes what could not be read; may be used by several threads
 * @param notes states of sources; may be used by several threads
 * @param flush waits until all that was sent has arrived
 */
record Reading(
        OutletDesk desk,
        Lane lane,
        LongAdder bytes,
        List<Failure> failures,
        Map<String, String> notes,
        Runnable flush,
        SourceStates states)
        implements Input.Receiver {
    private static final Logger log = LoggerFactory.getLogger(Ingest.class);

    /** Reads an input to its end; what fails is noted. */
    void read(Input input) {
        try {
            input.deliver(this);
        } catch (IngestException e) {
            failed(e);
        } catch (IOException e) {
            failed(failure(input.name(), e));
        }
    }

    @Override
    public boolean receive(Delivery delivery, UnaryOperator<Desk> before) {
        desk.stopIfAsked();
        try {
            read(delivery, before.apply(desk));
            return true;
        } catch (InterruptedIOException e) {
            throw new Stopped();
        } catch (IOException e) {
            failed(failure(delivery.place(), e));
            return false;
        }
    }

    @Override
    public void settle(Runnable then) {
        lane.settle(() -> {
            flush.run();
            then.run();
        });
    }

    @Override
    public void failed(IngestException failure) {
        desk.stopIfAsked();
        failures.add(new Failure(failure.input(), failure.getMessage()));
        log.warn("event=input-failed input={} error=\"{}\"", failure.input(), failure.getMessage());
    }

    @Override
    public void note(String source, String words) {
        notes.compute(source, (name, before) -> words);
    }

    private void read(Delivery delivery, Desk to) throws IOException {
        try (InputStream stored = delivery.body().open();
                InputStream counted = bytes == null ? stored : new CountingStream(stored, bytes)) {
            Formats.read(delivery, counted, to);
        } catch (Unreadable e) {
            String source = delivery.kind() == Delivery.Kind.FILE ? delivery.folder() : delivery.source();
            var whole = new Piece(source, delivery.key(), delivery.place(), () -> asItCame(delivery));
            to.reject(whole, e.reason(), e.getMessage());
        }
    }

    private static byte[] asItCame(Delivery delivery) {
        if (delivery.kind() == Delivery.Kind.STREAM) {
            return new byte[0];
        }
        try (InputStream bytes = delivery.body().open()) {
            return bytes.readNBytes(Delivery.MAX_KEPT_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IngestException failure(String input, IOException e) {
        return new IngestException(input, "cannot be read (" + e + "); see that it is there and readable", e);
    }
}
