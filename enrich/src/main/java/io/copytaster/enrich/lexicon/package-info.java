/** Who and what is looked for: entries read from tables that a desk editor writes, and the words that match them. */
package io.copytaster.enrich.lexicon;
