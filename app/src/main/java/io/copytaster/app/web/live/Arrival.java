package io.copytaster.app.web.live;

/**
 * Something that came out.
 *
 * @param what enriched, copy, withdrawn or dead
 * @param id of the article; of a dead letter its key; may be null
 * @param source who delivered it; null if that is not known
 * @param title headline, or what was wrong; may be null
 * @param published time of publication, ISO 8601; null: none
 */
public record Arrival(String what, String id, String source, String title, String published) {}
