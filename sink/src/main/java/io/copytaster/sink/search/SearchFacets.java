package io.copytaster.sink.search;

import java.util.List;
import java.util.Map;

/**
 * What the hits of a search are like.
 *
 * @param values of each facet the most frequent, most frequent first
 */
public record SearchFacets(Map<Facet, List<FacetValue>> values, Histogram histogram) {
    /** The values of a facet. */
    public List<FacetValue> of(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }
}
