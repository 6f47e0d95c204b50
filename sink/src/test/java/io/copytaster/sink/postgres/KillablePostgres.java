package io.copytaster.sink.postgres;

import io.copytaster.sink.KillableServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A PostgreSQL server of its own for a test that kills it. */
public final class KillablePostgres implements KillableServer, AutoCloseable {
    private final Path data;
    private EmbeddedPostgres server;

    private KillablePostgres(Path data) throws IOException {
        this.data = data;
        server = started(0);
    }

    /** Starts one that keeps its data below a folder. */
    public static KillablePostgres start(Path folder) throws IOException {
        return new KillablePostgres(folder.resolve("postgres"));
    }

    public PostgresConfig config() {
        return new PostgresConfig(
                "postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "postgres",
                null,
                PostgresConfig.DEFAULT_SCHEMA);
    }

    /** As {@link PostgresServer#rows}. */
    public List<String> rows(String sql) throws SQLException {
        return PostgresServer.rows(server.getPostgresDatabase(), config(), sql);
    }

    @Override
    public void kill() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(KillablePostgres::awaitDeath);
            Files.delete(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new IllegalStateException("the server does not run", e);
        }
    }

    /** A process whose parent has died, too, may stay in the table: without a command it is dead all the same. */
    private static void awaitDeath(ProcessHandle process) {
        while (process.isAlive() && process.info().command().isPresent()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void start() throws IOException {
        int port = server.getPort();
        server.close();
        server = started(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres started(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("unix_socket_directories", "") // one that was killed leaves its lock there
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }
}
