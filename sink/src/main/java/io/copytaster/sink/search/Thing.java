package io.copytaster.sink.search;

/**
 * An actor or weapon that articles mention.
 *
 * @param facet {@link Facet#ACTOR} or {@link Facet#WEAPON}
 * @param name usual name
 * @param type such as STATE or TANK
 */
public record Thing(Facet facet, String id, String name, String type) {}
