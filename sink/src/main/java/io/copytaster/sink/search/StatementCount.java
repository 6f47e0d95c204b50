package io.copytaster.sink.search;

/**
 * In how many articles a statement stands.
 *
 * @param relation such as POSSESSES
 */
public record StatementCount(Thing actor, String relation, Thing weapon, long count) {}
