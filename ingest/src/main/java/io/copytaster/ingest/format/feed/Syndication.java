package io.copytaster.ingest.format.feed;

import io.copytaster.ingest.format.xml.Names;
import java.time.Duration;
import org.jsoup.nodes.Element;

/** The interval in which a feed asks to be asked: RSS's ttl, or the syndication module of RSS 1.0. */
final class Syndication {
    private Syndication() {}

    /** The interval, or null if the feed names none. */
    static Duration interval(Element channel) {
        Long ttl = number(channel, "ttl");
        if (ttl != null) {
            return Duration.ofMinutes(ttl);
        }
        Element period = Names.child(channel, "sy:updateperiod");
        if (period == null) {
            return null;
        }
        Duration length =
                switch (period.text().strip()) {
                    case "hourly" -> Duration.ofHours(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> Duration.ofDays(1);
                };
        Long frequency = number(channel, "sy:updatefrequency");
        return frequency == null ? length : length.dividedBy(frequency);
    }

    private static Long number(Element channel, String name) {
        Element element = Names.child(channel, name);
        String digits = element == null ? "" : element.text().strip();
        return digits.matches("[1-9]\\d{0,6}") ? Long.valueOf(digits) : null;
    }
}
