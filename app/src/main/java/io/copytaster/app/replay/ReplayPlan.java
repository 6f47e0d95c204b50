package io.copytaster.app.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.copytaster.app.broker.StartException;
import io.copytaster.enrich.Selection;
import io.copytaster.schemas.Generation;
import io.copytaster.schemas.RawArticle;
import io.copytaster.schemas.Topics;
import java.util.Set;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * What a replay is to do, as it is kept for all who take part in it and for those who go on with it.
 *
 * @param name of the generation that it fills; {@code live}: into the live topics
 * @param createdAt when it was begun, UTC
 * @param span what it reads
 * @param sources only of these; empty: of all
 * @param ids only these articles; empty: all
 * @param whole whether it reads all that {@code articles.raw} held
 * @param follow whether it goes on with what comes in afterwards
 * @param lexicon version of the lexicon that it tags with; null: that of the live pipeline
 * @param pipeline version of the program that began it
 * @param window how long articles are remembered to find copies of them
 * @param done whether it is through
 * @param rate deliveries a second when it was through; 0 before
 */
public record ReplayPlan(
        String name,
        String createdAt,
        Span span,
        Set<String> sources,
        Set<String> ids,
        boolean whole,
        boolean follow,
        String lexicon,
        String pipeline,
        String window,
        boolean done,
        double rate)
        implements Selection {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the sets. */
    public ReplayPlan {
        sources = Set.copyOf(sources);
        ids = Set.copyOf(ids);
    }

    @Override
    public boolean takes(RecordMetadata at, RawArticle delivery) {
        if (!at.topic().equals(Topics.RAW)) {
            return true;
        }
        return span.holds(at.partition(), at.offset())
                && (sources.isEmpty() || sources.contains(delivery.getSource()))
                && (ids.isEmpty() || ids.contains(delivery.getId()));
    }

    /** The generation that it fills. */
    @JsonIgnore
    public Generation generation() {
        return Generation.named(name);
    }

    /** Whether it leaves out some of what it reads. */
    @JsonIgnore
    public boolean isFiltered() {
        return !sources.isEmpty() || !ids.isEmpty();
    }

    /** Whether articles may be missing from it that the live pipeline has. */
    @JsonIgnore
    public boolean isPartial() {
        return !whole || isFiltered();
    }

    /** The same, through. */
    ReplayPlan finished(double rate) {
        return new ReplayPlan(
                name, createdAt, span, sources, ids, whole, follow, lexicon, pipeline, window, true, rate);
    }

    /** The same, to go on with whatever comes after its span. */
    ReplayPlan following() {
        return new ReplayPlan(
                name, createdAt, span.open(), sources, ids, whole, true, lexicon, pipeline, window, done, rate);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ReplayPlan of(String json) {
        try {
            return JSON.readValue(json, ReplayPlan.class);
        } catch (JsonProcessingException e) {
            throw new StartException(
                    ReplayLog.TOPIC + ": holds what this version cannot read (" + e.getOriginalMessage()
                            + "); use the version that wrote it",
                    e);
        }
    }
}
