package io.copytaster.sink.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/** One Parquet file, written anew as a whole each time: a reader sees all of it, old or new. */
final class RowFile<T extends SpecificRecord> {
    /** Takes id and version of a row. */
    interface Keys {
        void row(String id, long version);
    }

    /** What {@code AvroReadSupport.setAvroReadSchema} sets, which it does only in Hadoop's own kind of settings. */
    private static final String READ_SCHEMA = "parquet.avro.read.schema";

    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final Path file;
    private final Class<T> type;

    RowFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** All rows; none if there is no file. */
    List<T> read() throws IOException {
        var rows = new ArrayList<T>();
        if (Files.exists(file)) {
            var settings = new PlainParquetConfiguration();
            settings.set(READ_SCHEMA, schema().toString());
            try (ParquetReader<T> reader = AvroParquetReader.<T>builder(new LocalInputFile(file), settings)
                    .withDataModel(SpecificData.getForClass(type))
                    .withCompatibility(false)
                    .build()) {
                for (T row = reader.read(); row != null; row = reader.read()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Reads of each row only what tells it from others. */
    void keys(Keys keys) throws IOException {
        Schema all = schema();
        var projection = Schema.createRecord(
                all.getName(),
                null,
                all.getNamespace() + ".keys",
                false,
                List.of(
                        new Schema.Field("id", Schema.create(Schema.Type.STRING), null, null),
                        new Schema.Field("version", Schema.create(Schema.Type.LONG), null, null)));
        var settings = new PlainParquetConfiguration();
        settings.set(AvroReadSupport.AVRO_REQUESTED_PROJECTION, projection.toString());
        settings.set(READ_SCHEMA, projection.toString());
        try (ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(
                        new LocalInputFile(file), settings)
                .build()) {
            for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
                keys.row(row.get("id").toString(), (Long) row.get("version"));
            }
        }
    }

    /** Puts these rows in the place of all that there were. */
    void replace(List<T> rows) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            write(part, rows);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part); // still there only if it failed, and then perhaps for want of room
        }
    }

    private void write(Path part, List<T> rows) throws IOException {
        var settings = new PlainParquetConfiguration();
        settings.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
        try (ParquetWriter<T> writer = AvroParquetWriter.<T>builder(new LocalOutputFile(part))
                .withSchema(schema())
                .withDataModel(SpecificData.getForClass(type))
                .withConf(settings)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            for (T row : rows) {
                writer.write(row);
            }
        }
    }

    private Schema schema() {
        return SpecificData.get().getSchema(type);
    }
}
