package io.copytaster.app.web.live;

/**
 * How far a stage is.
 *
 * @param name enrich, or sink and its kind
 * @param behind records that wait for it; all that its topics hold, if it has taken none
 * @param begun whether it has ever taken any
 */
public record Stage(String name, long behind, boolean begun) {}
