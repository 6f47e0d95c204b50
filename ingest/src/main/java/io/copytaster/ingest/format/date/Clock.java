package io.copytaster.ingest.format.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;

/** Times of day as clocks show them. */
final class Clock {
    private static final Set<String> AFTER_NOON = Set.of("pm", "p.m.", "오후", "下午", "午後", "μμ", "μ.μ.");
    private static final Set<String> BEFORE_NOON = Set.of("am", "a.m.", "오전", "上午", "午前", "πμ", "π.μ.");

    private Clock() {}

    /**
     * A time on a day.
     *
     * @param half of the day in which a clock of twelve hours stands, or any other word
     * @throws DateTimeException if no clock shows it
     */
    static LocalDateTime at(LocalDate day, int hour, int minute, int second, int nano, String half) {
        String word = half.toLowerCase(Locale.ROOT);
        int hours = hour;
        if (AFTER_NOON.contains(word) && hour < 12) {
            hours = hour + 12;
        } else if (BEFORE_NOON.contains(word) && hour == 12) {
            hours = 0;
        }
        if (hours == 24 && minute == 0 && second == 0) {
            return day.plusDays(1).atStartOfDay();
        }
        // A leap second is in no minute that Java knows.
        return day.atTime(hours, minute, second == 60 ? 59 : second, nano);
    }
}
