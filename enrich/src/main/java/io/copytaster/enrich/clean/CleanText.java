package io.copytaster.enrich.clean;

/**
 * An article's words.
 *
 * @param title headline; null if there is none
 * @param text body, paragraphs apart by one empty line; empty if there is none
 */
public record CleanText(String title, String text) {}
