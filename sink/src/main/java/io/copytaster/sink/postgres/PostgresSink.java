package io.copytaster.sink.postgres;

import io.copytaster.schemas.DuplicateArticle;
import io.copytaster.schemas.EnrichedArticle;
import io.copytaster.schemas.Topics;
import io.copytaster.sink.ArticleSink;
import io.copytaster.sink.BatchChanges;
import io.copytaster.sink.Failure;
import io.copytaster.sink.SinkRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Articles with their mentions and links, and copies, in the tables of a PostgreSQL database: one transaction a batch,
 * so that a reader sees an article with its mentions or not at all. Not thread-safe.
 */
public final class PostgresSink implements ArticleSink {
    /** What it reads. */
    public static final Set<String> TOPICS = Set.of(Topics.ENRICHED, Topics.DUPLICATES);

    private static final Logger log = LoggerFactory.getLogger(PostgresSink.class);
    private static final int LOGIN_SECONDS = 10;
    /** Longest wait for an answer: below the time in which a consumer must poll to stay in its group. */
    private static final int ANSWER_SECONDS = 120;

    /** Offsets are committed once the database has a batch: it must still have it after a crash. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    private final PostgresConfig config;
    private final PGSimpleDataSource database;
    private final String identity;
    private Connection connection;

    /** Connections to a database. */
    static PGSimpleDataSource source(PostgresConfig config) {
        var database = new PGSimpleDataSource();
        database.setUrl(config.url());
        if (config.user() != null) {
            database.setUser(config.user());
        }
        if (config.password() != null) {
            database.setPassword(config.password());
        }
        database.setApplicationName("copytaster");
        database.setLoginTimeout(LOGIN_SECONDS);
        database.setConnectTimeout(LOGIN_SECONDS);
        database.setSocketTimeout(ANSWER_SECONDS);
        database.setTcpKeepAlive(true);
        return database;
    }

    private PostgresSink(PostgresConfig config) {
        this.config = config;
        database = source(config);
        Migrations.run(config, database);
        try {
            identity = readIdentity();
        } catch (SQLException e) {
            close();
            throw SqlFailures.of(config, e);
        }
    }

    /**
     * Opens a database, making the tables or bringing them up to date.
     *
     * @throws io.copytaster.sink.SinkException if it does not answer, or lets this user not in or not write, or its
     *     tables are of a newer program or another
     */
    public static PostgresSink open(PostgresConfig config) {
        return new PostgresSink(config);
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
        try {
            Connection open = connected();
            var copy = open.unwrap(PGConnection.class).getCopyAPI();
            var rows = new Rows();
            var articles = new TableWrite<EnrichedArticle>("article", Rows.ARTICLE, rows::add);
            var copies = new TableWrite<DuplicateArticle>("duplicate", Rows.DUPLICATE, Rows::addCopy);
            List<String> replaced = articles.write(changes.articles(), open, copy);
            copies.write(changes.copies(), open, copy);
            TableWrite.delete(open, "mention", "article_id", replaced);
            TableWrite.delete(open, "link", "article_id", replaced);
            rows.send(copy);
            open.commit();
            return List.of();
        } catch (SQLException e) {
            giveUp();
            throw SqlFailures.of(config, e);
        }
    }

    /** Nothing to do: each batch is committed when it is written. */
    @Override
    public void flush() {}

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("event=connection-not-closed database={}", config.name(), e);
            }
            connection = null;
        }
    }

    private Connection connected() throws SQLException {
        if (connection == null || connection.isClosed()) {
            Connection opened = database.getConnection();
            try (var statement = opened.createStatement()) {
                opened.setSchema(config.schema());
                statement.execute(DURABLE);
                for (String table : List.of("article", "duplicate")) {
                    statement.execute(TableWrite.staging(table));
                }
                opened.setAutoCommit(false);
            } catch (SQLException e) {
                opened.close();
                throw e;
            }
            connection = opened;
        }
        return connection;
    }

    /** Undoes a transaction that failed; where even that fails, the next batch gets a new connection. */
    private void giveUp() {
        if (connection != null) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                log.debug("event=connection-lost database={}", config.name(), e);
                close();
            }
        }
    }

    private String readIdentity() throws SQLException {
        Connection open = connected();
        try (var statement = open.createStatement();
                var row = statement.executeQuery("SELECT identity FROM target")) {
            if (!row.next()) {
                throw new SQLException("table target is empty", "42000");
            }
            String found = row.getString(1);
            open.commit();
            return found;
        }
    }
}
