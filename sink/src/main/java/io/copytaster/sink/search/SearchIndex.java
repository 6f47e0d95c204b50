package io.copytaster.sink.search;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkException;
import io.copytaster.sink.SinkRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Lucene index of articles and their copies in a folder. What was written is found after the next flush, which also
 * commits it; a crash loses what was not flushed. One thread writes, any number search.
 */
public final class SearchIndex implements ArticleSink {
    /** What it reads. */
    public static final Set<String> TOPICS = Set.of(Topics.ENRICHED, Topics.DUPLICATES);

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);
    private static final String FORMAT = "format";
    private static final String IDENTITY = "identity";
    private static final String CURRENT_FORMAT = "3";
    /** Formats that held less: such an index is emptied, and filled again from the topics as one of a new identity. */
    private static final Set<String> FORMER_FORMATS = Set.of("1", "2");

    private static final double BUFFER_MEGABYTES = 64;

    private final Path folder;
    private final FSDirectory directory;
    private final NewsAnalyzer analyzer = new NewsAnalyzer();
    private final IndexWriter writer;
    private final Documents documents;
    private final SearcherManager searchers;
    private final Searches searches;
    private final HeldVersions held = new HeldVersions();
    private final String identity;
    private IndexSearcher known;
    private boolean dirty;
    private boolean closed;

    private SearchIndex(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MEGABYTES));
        try {
            var commitData = new HashMap<String, String>();
            if (writer.getLiveCommitData() != null) {
                writer.getLiveCommitData().forEach(entry -> commitData.put(entry.getKey(), entry.getValue()));
            }
            String format = commitData.getOrDefault(FORMAT, CURRENT_FORMAT);
            if (FORMER_FORMATS.contains(format)) {
                log.warn(
                        "event=index-emptied folder=\"{}\" format={} reason=\"is filled again in the format of this version\"",
                        folder,
                        format);
                writer.deleteAll();
                commitData.clear();
            } else if (!format.equals(CURRENT_FORMAT)) {
                throw new SinkException(unreadable("format " + format));
            }
            documents = new Documents(commitData);
            var data = new HashMap<String, String>(documents.schemas());
            data.put(FORMAT, CURRENT_FORMAT);
            identity = commitData.getOrDefault(IDENTITY, UUID.randomUUID().toString());
            data.put(IDENTITY, identity);
            writer.setLiveCommitData(Map.copyOf(data).entrySet());
            writer.commit();
            var facets = new FacetCounting();
            searchers = new SearcherManager(writer, facets);
            known = searchers.acquire();
            searches = new Searches(folder, searchers, facets, documents, analyzer);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            directory.close();
            throw e;
        }
    }

    /**
     * Opens the index in a folder, making both where they are missing.
     *
     * @throws SinkException if the folder cannot be written, is in use, or holds an index that cannot be read
     */
    public static SearchIndex open(Path folder) {
        try {
            return new SearchIndex(folder);
        } catch (LockObtainFailedException e) {
            throw new SinkException(
                    folder + ": another run has this search index open; wait for it to end or choose another folder",
                    e);
        } catch (CorruptIndexException | IndexFormatTooNewException | IndexFormatTooOldException e) {
            throw new SinkException(folder + ": " + unreadable(e.getMessage()), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new SinkException(folder + ": cannot open a search index in this folder: " + e, e);
        }
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
    public synchronized List<Failure> write(List<SinkRecord> batch) {
        guarded(() -> {
            for (SinkRecord record : batch) {
                take(record);
            }
        });
        return List.of();
    }

    @Override
    public synchronized void flush() {
        if (!dirty) {
            return;
        }
        guarded(() -> {
            writer.commit();
            searchers.maybeRefreshBlocking();
            searchers.release(known);
            known = searchers.acquire();
            held.refreshed();
            dirty = false;
        });
    }

    /** Asks the index. */
    public Searches searches() {
        return searches;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (directory) {
            if (writer.isOpen()) {
                flush();
            }
            searchers.release(known);
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new SinkException(folder + ": cannot close the search index: " + e, e);
        }
    }

    private void take(SinkRecord record) throws IOException {
        if (record instanceof SinkRecord.Enriched enriched) {
            EnrichedArticle article = enriched.article();
            put(Fields.key(Fields.ID, article.getId()), article.getVersion(), () -> Documents.of(article));
        } else if (record instanceof SinkRecord.EnrichedWithdrawn withdrawn) {
            withdraw(Fields.key(Fields.ID, withdrawn.id()), withdrawn.id(), withdrawn.version());
        } else if (record instanceof SinkRecord.Duplicate duplicate) {
            DuplicateArticle copy = duplicate.article();
            put(Fields.key(Fields.COPY, copy.getId()), copy.getVersion(), () -> Documents.of(copy));
        } else if (record instanceof SinkRecord.DuplicateWithdrawn withdrawn) {
            withdraw(Fields.key(Fields.COPY, withdrawn.id()), withdrawn.id(), withdrawn.version());
        }
    }

    private void put(Term key, long version, Answer<Document> document) throws IOException {
        Long before = held.of(key, reader());
        if (before != null && before > version) {
            return;
        }
        if (before == null) {
            writer.addDocument(document.get()); // cheaper than an update: nothing to be deleted
        } else {
            writer.updateDocument(key, document.get());
        }
        held.written(key, version);
        dirty = true;
    }

    private void withdraw(Term key, String id, Long version) throws IOException {
        Long before = held.of(key, reader());
        if (before != null && version != null && before > version) {
            return;
        }
        if (before != null) {
            writer.deleteDocuments(key);
            held.removed(key);
        }
        writer.updateDocument(Fields.key(Fields.WITHDRAWN, id), Documents.withdrawn(id));
        dirty = true;
    }

    private DirectoryReader reader() {
        return (DirectoryReader) known.getIndexReader();
    }

    private static String unreadable(String reason) {
        return "this search index is damaged or of another version (" + reason
                + "); delete the folder, it is filled again from the topics";
    }

    private interface Write {
        void run() throws IOException;
    }

    private interface Answer<T> {
        T get() throws IOException;
    }

    private void guarded(Write write) {
        try {
            write.run();
        } catch (IOException | AlreadyClosedException e) {
            Throwable reason = writer.getTragicException() == null ? e : writer.getTragicException();
            throw new SinkException(
                    folder + ": cannot write the search index (" + reason + "); make room there and run again", e);
        }
    }
}
