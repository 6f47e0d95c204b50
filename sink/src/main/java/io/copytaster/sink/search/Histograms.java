package io.copytaster.sink.search;

import io.copytaster.sink.search.Histogram.Bin;
import io.copytaster.sink.search.Histogram.Unit;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** Spreads hits over time, in bins that are as short as fit. */
final class Histograms {
    private static final int MOST_BINS = 100;

    private Histograms() {}

    static Histogram of(FacetsCollector hits) throws IOException {
        long all = hits.getMatchingDocs().stream()
                .mapToLong(docs -> docs.totalHits)
                .sum();
        long[] times = times(hits, all);
        if (times.length == 0) {
            return new Histogram(Unit.DAY, List.of(), all);
        }
        Arrays.sort(times);
        long last = times[times.length - 1];
        Unit unit = unit(times[0], last);
        ZonedDateTime begin = floor(times[0], unit);
        if (bins(times[0], last, unit) > MOST_BINS) {
            begin = floor(last, unit).minusYears(MOST_BINS - 1L);
        }
        return filled(unit, begin, times, all);
    }

    private static Unit unit(long first, long last) {
        return Stream.of(Unit.values())
                .filter(unit -> bins(first, last, unit) <= MOST_BINS)
                .findFirst()
                .orElse(Unit.YEAR);
    }

    private static Histogram filled(Unit unit, ZonedDateTime first, long[] times, long all) {
        var bins = new ArrayList<Bin>();
        int at = 0;
        while (at < times.length && times[at] < first.toInstant().toEpochMilli()) {
            at++;
        }
        long dated = times.length - (long) at;
        for (ZonedDateTime begin = first; at < times.length; ) {
            ZonedDateTime end = next(begin, unit);
            long count = 0;
            for (; at < times.length && times[at] < end.toInstant().toEpochMilli(); at++) {
                count++;
            }
            bins.add(new Bin(begin.toInstant(), end.toInstant(), count));
            begin = end;
        }
        return new Histogram(unit, bins, all - dated);
    }

    private static long[] times(FacetsCollector hits, long most) throws IOException {
        var times = new long[Math.toIntExact(most)];
        int count = 0;
        for (MatchingDocs docs : hits.getMatchingDocs()) {
            NumericDocValues dates = docs.context.reader().getNumericDocValues(Fields.DATED);
            DocIdSetIterator each = dates == null ? null : docs.bits.iterator();
            if (each == null) {
                continue;
            }
            for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
                if (dates.advanceExact(doc)) {
                    times[count++] = dates.longValue();
                }
            }
        }
        return Arrays.copyOf(times, count);
    }

    private static long bins(long first, long last, Unit unit) {
        ChronoUnit length =
                switch (unit) {
                    case HOUR -> ChronoUnit.HOURS;
                    case DAY -> ChronoUnit.DAYS;
                    case WEEK -> ChronoUnit.WEEKS;
                    case MONTH -> ChronoUnit.MONTHS;
                    case YEAR -> ChronoUnit.YEARS;
                };
        return length.between(floor(first, unit), floor(last, unit)) + 1;
    }

    private static ZonedDateTime floor(long millis, Unit unit) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
        ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static ZonedDateTime next(ZonedDateTime begin, Unit unit) {
        return switch (unit) {
            case HOUR -> begin.plusHours(1);
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
            case YEAR -> begin.plusYears(1);
        };
    }
}
