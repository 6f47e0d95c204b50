package io.copytaster.enrich;

import io.copytaster.enrich.state.Note;
import io.copytaster.enrich.state.Probe;
import io.copytaster.schemas.DeadLetter;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.RawArticle;

/** What a step of the topology passes on about one article. */
public sealed interface Outcome {
    /** The article is to be looked up in a partition of the search for copies. */
    record Probed(int partition, Probe probe) implements Outcome {}

    /** The holder of another article is told something about that. */
    record Told(String id, Note note) implements Outcome {}

    /** The article is no copy; it still has to be tagged. */
    record Original(RawArticle article, String familyId, String revisionOf) implements Outcome {}

    /** The article is no copy, and is tagged. */
    record Enriched(EnrichedArticle article) implements Outcome {}

    /** The article is a copy. */
    record Duplicate(DuplicateArticle article) implements Outcome {}

    /** The article is to leave the enriched ones; the version that decided so. */
    record NotEnriched(long version) implements Outcome {}

    /** The article is to leave the duplicates; the version that decided so. */
    record NotDuplicate(long version) implements Outcome {}

    /** The article could not be processed. */
    record Rejected(DeadLetter letter) implements Outcome {}
}
