/** Feeds: RSS, Atom, RDF, JSON Feed, news sitemaps. */
package io.copytaster.ingest.format.feed;
