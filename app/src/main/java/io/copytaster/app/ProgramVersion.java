package io.copytaster.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its build wrote it down. */
public final class ProgramVersion implements IVersionProvider {
    /** The version, such as 0.1.0. */
    public static String current() {
        var properties = new Properties();
        try (var in = ProgramVersion.class.getResourceAsStream("/copytaster-version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"copytaster " + current()};
    }
}
