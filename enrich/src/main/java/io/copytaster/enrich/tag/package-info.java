/** Finds the lexicon's actors and weapons, and more of their kind, in the text of an article. */
package io.copytaster.enrich.tag;
