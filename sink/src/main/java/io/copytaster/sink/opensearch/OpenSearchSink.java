package io.copytaster.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.BatchChanges;
import io.copytaster.sink.BatchChanges.Change;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Articles and copies in two indices of an OpenSearch or Elasticsearch server, each document with its article's version.
 * After a flush what was written is found, and each article lists its copies. Not thread-safe.
 */
public final class OpenSearchSink implements ArticleSink {
    /** What it reads. */
    public static final Set<String> TOPICS = Set.of(Topics.ENRICHED, Topics.DUPLICATES);

    private final OpenSearchConfig config;
    private final Server server;
    private final CopyLists copyLists;
    private final String identity;

    private OpenSearchSink(OpenSearchConfig config, Duration longestAnswer) {
        this.config = config;
        server = new Server(config, longestAnswer);
        copyLists = new CopyLists(server, config);
        identity = new Indices(server, config).prepare();
    }

    /**
     * Opens the indices, making them where they are missing.
     *
     * @throws io.copytaster.sink.SinkException if the server does not answer, lets this user not in or not write, or has
     *     indices of another program under these names
     */
    public static OpenSearchSink open(OpenSearchConfig config) {
        return open(config, Server.ANSWER);
    }

    static OpenSearchSink open(OpenSearchConfig config, Duration longestAnswer) {
        return new OpenSearchSink(config, longestAnswer);
    }

    @Override
    public Set<String> topics() {
        return TOPICS;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public List<Failure> write(List<SinkRecord> batch) {
        var changes = BatchChanges.of(batch);
        var bulk = new Bulk<SinkRecord>(server, config.bulkBytes());
        Map<String, Long> articlesHeld = heldOfUnversioned(config.articles(), changes.articles());
        for (Change<EnrichedArticle> change : changes.articles()) {
            copyLists.articleChanged(change.id());
            if (change.isWithdrawal()) {
                delete(bulk, config.articles(), change, articlesHeld);
            } else {
                bulk.index(
                        config.articles(),
                        change.id(),
                        change.version(),
                        change.record(),
                        json -> Documents.write(change.value(), json));
            }
        }
        Map<String, Long> copiesHeld = heldOfUnversioned(config.copies(), changes.copies());
        for (Change<DuplicateArticle> change : changes.copies()) {
            copyLists.copyChanged(change.id());
            if (change.isWithdrawal()) {
                delete(bulk, config.copies(), change, copiesHeld);
            } else {
                copyLists.articleChanged(change.value().getDuplicateOf());
                bulk.index(
                        config.copies(),
                        change.id(),
                        change.version(),
                        change.record(),
                        json -> Documents.write(change.value(), json));
            }
        }
        return bulk.finish().stream()
                .map(left -> new Failure(left.what(), left.reason(), left.again()))
                .toList();
    }

    /** Makes visible what was written, and brings up to date which copies each article lists. */
    @Override
    public void flush() {
        copyLists.update();
    }

    @Override
    public void close() {
        flush();
    }

    private static <T> void delete(Bulk<SinkRecord> bulk, String index, Change<T> change, Map<String, Long> held) {
        Long version = change.version() == null ? held.get(DocumentIds.of(change.id())) : change.version();
        if (version != null) {
            bulk.delete(index, change.id(), version, change.record());
        }
    }

    /** Versions held of what is withdrawn whatever its version: the server wants one to be named. */
    private <T> Map<String, Long> heldOfUnversioned(String index, List<Change<T>> changes) {
        ObjectNode body = Server.JSON.createObjectNode();
        var ids = body.putArray("ids");
        changes.stream()
                .filter(change -> change.version() == null)
                .forEach(change -> ids.add(DocumentIds.of(change.id())));
        var held = new HashMap<String, Long>();
        if (!ids.isEmpty()) {
            for (JsonNode document : server.insist("POST", "/" + index + "/_mget?_source=false", body)
                    .path("docs")) {
                if (document.path("found").asBoolean()) {
                    held.put(
                            document.path("_id").asText(),
                            document.path("_version").asLong());
                }
            }
        }
        return held;
    }
}
