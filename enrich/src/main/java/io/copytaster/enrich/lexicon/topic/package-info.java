/** Lexicons that are published to a topic, and taken from it by those who tag while they run. */
package io.copytaster.enrich.lexicon.topic;
