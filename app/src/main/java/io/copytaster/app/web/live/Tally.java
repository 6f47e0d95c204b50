package io.copytaster.app.web.live;

import io.copytaster.schemas.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts records and keeps the newest, between two pulses. Not thread-safe. */
final class Tally {
    private static final int MOST_ARRIVALS = 12;
    private static final long WINDOW_MILLIS = 5_000;
    private static final double LEAST_SECONDS = 0.25;

    private record Moment(long at, Pulse.Counts counts) {}

    private final Map<String, Integer> placeOf = new HashMap<>();
    private final long[] counts = new long[Topics.ALL.size()];
    private final Deque<ConsumerRecord<byte[], byte[]>> newest = new ArrayDeque<>();
    private final Deque<Moment> moments = new ArrayDeque<>();
    private long outputs;

    Tally() {
        for (String topic : Topics.ALL) {
            placeOf.put(topic, placeOf.size());
        }
    }

    /** Takes a record; one from before the watching is shown but not counted. */
    void take(ConsumerRecord<byte[], byte[]> record, boolean earlier) {
        if (!earlier) {
            counts[placeOf.get(record.topic())]++;
        }
        if (!record.topic().equals(Topics.RAW)) {
            outputs++;
            newest.addFirst(record);
            if (newest.size() > MOST_ARRIVALS) {
                newest.removeLast();
            }
        }
    }

    /** What happened since the last pulse. */
    Pulse pulse(long now, Arrivals arrivals) {
        var shown = new ArrayList<Arrival>();
        newest.forEach(record -> {
            Arrival arrival = arrivals.of(record);
            if (arrival != null) {
                shown.add(arrival);
            }
        });
        long leftOut = outputs - newest.size();
        newest.clear();
        outputs = 0;
        var all = new Pulse.Counts(counts[0], counts[1], counts[2], counts[3]);
        return new Pulse(now, all, rates(now, all), List.copyOf(shown), leftOut);
    }

    private Pulse.Rates rates(long now, Pulse.Counts all) {
        moments.addLast(new Moment(now, all));
        while (moments.size() > 2 && moments.peekFirst().at() < now - WINDOW_MILLIS) {
            moments.removeFirst();
        }
        Moment first = moments.peekFirst();
        double seconds = Math.max(LEAST_SECONDS, (now - first.at()) / 1000.0);
        return new Pulse.Rates(
                rate(all.in() - first.counts().in(), seconds),
                rate(all.enriched() - first.counts().enriched(), seconds),
                rate(all.copies() - first.counts().copies(), seconds),
                rate(all.dead() - first.counts().dead(), seconds));
    }

    private static double rate(long count, double seconds) {
        return Math.round(10 * count / seconds) / 10.0;
    }
}
