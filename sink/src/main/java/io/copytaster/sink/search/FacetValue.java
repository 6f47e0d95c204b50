package io.copytaster.sink.search;

/**
 * How many hits have a value.
 *
 * @param value what to ask for; of an actor or weapon its id
 * @param name what to call it
 */
public record FacetValue(String value, String name, long count) {}
