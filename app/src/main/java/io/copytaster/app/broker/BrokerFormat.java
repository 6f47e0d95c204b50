package io.copytaster.app.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The format of a broker's folder. Beside Kafka's own {@code meta.properties}, which does not say it, a small file
 * keeps the metadata version that the folder was formatted with: Kafka itself finds out only in the middle of its log.
 */
final class BrokerFormat {
    private static final String FILE = "format.properties";
    private static final String METADATA_VERSION = "metadata.version";
    private static final String KAFKA_VERSION = "kafka.version";

    private BrokerFormat() {}

    /** Formats a folder that is not formatted, and refuses one that this Kafka cannot read. */
    static void ensure(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
                check(folder);
            } else {
                format(folder);
            }
        } catch (IOException e) {
            throw new StartException(
                    "%s cannot be written (%s): make it writable, or use another folder".formatted(folder, e), e);
        }
    }

    private static void check(Path folder) throws IOException {
        var format = new Properties();
        var file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                format.load(in);
            }
        }
        var version = format.getProperty(METADATA_VERSION, "unknown");
        try {
            MetadataVersion.fromVersionString(version, false);
        } catch (IllegalArgumentException e) {
            throw new StartException(
                    "%s was written by Kafka %s (metadata version %s), which Kafka %s cannot read: use the program that wrote it, or another folder"
                            .formatted(
                                    folder,
                                    format.getProperty(KAFKA_VERSION, "of another version"),
                                    version,
                                    AppInfoParser.getVersion()),
                    e);
        }
    }

    private static void format(Path folder) throws IOException {
        var version = MetadataVersion.latestProduction();
        var format = new Properties();
        format.put(METADATA_VERSION, version.version());
        format.put(KAFKA_VERSION, AppInfoParser.getVersion());
        try (var out = Files.newBufferedWriter(folder.resolve(FILE))) {
            format.store(out, null);
        }
        var printed = new ByteArrayOutputStream();
        try (var print = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(print)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(version)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StartException(
                    "%s cannot be formatted for Kafka: %s %s"
                            .formatted(folder, e.getMessage(), printed.toString(StandardCharsets.UTF_8)),
                    e);
        }
    }
}
