/** NewsML-G2 and NewsML 1: stories in envelopes, with their life cycle. */
package io.copytaster.ingest.format.newsml;
