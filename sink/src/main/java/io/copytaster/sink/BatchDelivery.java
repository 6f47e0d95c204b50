package io.copytaster.sink;

import java.util.ArrayList;
import java.util.List;

/** One batch on its way into a target: what the target has, what it never will have, and what is still to be tried. */
final class BatchDelivery {
    private final ArticleSink sink;
    private final List<Failure> refused = new ArrayList<>();
    private List<SinkRecord> rest;

    BatchDelivery(ArticleSink sink, List<SinkRecord> batch) {
        this.sink = sink;
        this.rest = batch;
    }

    /**
     * Writes what the target does not have yet.
     *
     * @throws SinkAwayException if something remains that may be taken later: try again
     */
    void attempt() {
        var again = new ArrayList<SinkRecord>();
        String reason = null;
        for (Failure failure : write(rest)) {
            if (failure.again()) {
                again.add(failure.record());
                reason = reason == null ? failure.reason() : reason; // those behind the first were only put off
            } else {
                refused.add(failure);
            }
        }
        rest = again;
        if (reason != null) {
            throw new SinkAwayException("no room for " + again.size() + " records: " + reason, null);
        }
    }

    /** What the target never will take, with the reasons, once an attempt has succeeded. */
    List<Failure> refused() {
        return List.copyOf(refused);
    }

    /** Halves what is refused as a whole, until it is clear which record is to blame. */
    private List<Failure> write(List<SinkRecord> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        try {
            return sink.write(batch);
        } catch (BatchRefusedException e) {
            if (batch.size() == 1) {
                return List.of(Failure.refused(batch.get(0), e.getMessage()));
            }
            int middle = batch.size() / 2;
            var failures = new ArrayList<>(write(batch.subList(0, middle)));
            failures.addAll(write(batch.subList(middle, batch.size())));
            return failures;
        }
    }
}
