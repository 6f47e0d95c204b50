package io.copytaster.app.run;

import io.copytaster.app.broker.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The small feed that ships with the program, for a run without input. */
final class BundledFeed {
    /** Folder name, which is the source that its plain texts get. */
    static final String NAME = "bundled-feed";

    private BundledFeed() {}

    /** Writes the feed's files into a folder of its own below the one given, and returns it. */
    static Path unpack(Path folder) {
        Path target = folder.resolve(NAME);
        try {
            Files.createDirectories(target);
            for (String name : read("index.txt").lines().toList()) {
                try (InputStream in = open(name)) {
                    Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return target;
        } catch (IOException e) {
            throw new StartException("the bundled feed cannot be written to " + target + ": " + e, e);
        }
    }

    /** The feed's agency wire: JSON lines. */
    static InputStream wire() {
        try {
            return open("agency.jsonl");
        } catch (IOException e) {
            throw new StartException(e.getMessage(), e);
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = BundledFeed.class.getResourceAsStream("/feed/" + name);
        if (in == null) {
            throw new IOException("the program holds no /feed/" + name);
        }
        return in;
    }
}
