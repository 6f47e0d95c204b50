package io.copytaster.ingest.source.poll;

import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.web.Answer;

/**
 * What became of a request.
 *
 * @param answer of the server, or null
 * @param failure why there is none, or null
 */
record Outcome(FeedSource source, Answer answer, IngestException failure) {}
