package io.copytaster.enrich.dedup;

import io.copytaster.enrich.state.Relation;

/**
 * How an article is like an earlier one of the same story.
 *
 * @param relation what it is to the earlier one
 * @param containment share of its shingles that stand in the earlier one, 0 to 1
 * @param containmentOf share of the earlier one's shingles that stand in it, 0 to 1
 * @param score both shares added, small changes counted as shared, to choose among several; more than 2 if equal
 */
public record Likeness(Relation relation, double containment, double containmentOf, double score) {}
