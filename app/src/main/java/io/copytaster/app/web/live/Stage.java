package io.copytaster.app.web.live;

/**
 * How far a stage is.
 *
 * @param name enrich, or sink and its kind
 * @param behind records that wait for it
 */
public record Stage(String name, long behind) {}
