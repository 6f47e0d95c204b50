package io.copytaster.bench.pipeline;

/** What is measured, each with all of the one before and more. */
public enum Stage {
    /** A topology that copies {@code articles.raw} to {@code articles.enriched}, as bytes: the limit. */
    COPY("copying alone: the limit"),
    /** Reads, cleans and writes articles. */
    CLEAN("reads, cleans, writes"),
    /** Besides orders versions and finds copies; tags nothing. Files sink. */
    DEDUP("+ versions, near copies, files sink"),
    /** The whole topology. Files sink. */
    TAG("+ tagging: the pipeline"),
    /** The whole topology with the search sink in place of the files. */
    SEARCH("the pipeline with the search sink");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    /** What it does, in a few words. */
    String title() {
        return title;
    }
}
