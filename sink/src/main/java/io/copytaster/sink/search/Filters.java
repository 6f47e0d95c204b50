package io.copytaster.sink.search;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a search is narrowed down to besides its words.
 *
 * @param values asked for by facet, at most {@value #MOST_VALUES} of each
 * @param from earliest time of publication; null: any
 * @param to time of publication before which it must be; null: any
 */
public record Filters(Map<Facet, List<String>> values, Instant from, Instant to) {
    public static final int MOST_VALUES = 20;

    /** Everything. */
    public static final Filters NONE = new Filters(Map.of(), null, null);

    public Filters {
        var kept = new EnumMap<Facet, List<String>>(Facet.class);
        values.forEach((facet, list) -> {
            if (list.size() > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "at most " + MOST_VALUES + " of " + facet.label() + " can be asked for at once");
            }
            if (!list.isEmpty()) {
                kept.put(facet, List.copyOf(list));
            }
        });
        values = Map.copyOf(kept);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to: " + from + ", " + to);
        }
    }

    /** One value alone. */
    public static Filters of(Facet facet, String value) {
        return new Filters(Map.of(facet, List.of(value)), null, null);
    }

    /** The values of a facet. */
    public List<String> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }

    /** The same without the values of a facet. */
    public Filters without(Facet facet) {
        var others = new EnumMap<Facet, List<String>>(Facet.class);
        others.putAll(values);
        others.remove(facet);
        return new Filters(others, from, to);
    }

    /** Whether anything is left out. */
    public boolean isEmpty() {
        return values.isEmpty() && from == null && to == null;
    }
}
