package io.copytaster.ingest.source;

import io.copytaster.ingest.source.file.FileInput;
import io.copytaster.ingest.source.stdin.StandardInput;
import io.copytaster.ingest.source.web.WebAddress;
import io.copytaster.ingest.source.web.WebInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Inputs as they are named on a command line. */
public final class Inputs {
    private Inputs() {}

    /**
     * The input that an argument names: a file, a folder, an http or https address, or {@code -} for standard input.
     *
     * @throws IngestException if it names nothing that can be read, with what to do about it
     */
    public static Input parse(String argument) {
        if (argument.equals("-")) {
            return StandardInput.ofProcess();
        }
        int scheme = argument.indexOf("://");
        if (scheme >= 0) {
            return address(argument, argument.substring(0, scheme).toLowerCase(Locale.ROOT));
        }
        if (argument.isBlank()) {
            throw new IngestException("input \"\"", "names nothing; give a file, a folder, an address, or -");
        }
        try {
            return new FileInput(Path.of(argument));
        } catch (InvalidPathException e) {
            throw new IngestException(argument, "is no path: " + e.getReason(), e);
        }
    }

    /**
     * All inputs that arguments name, checked one by one and together.
     *
     * @throws IngestException for the first that cannot be read
     */
    public static List<Input> parseAll(List<String> arguments) {
        List<Input> inputs = arguments.stream().map(Inputs::parse).toList();
        check(inputs);
        return inputs;
    }

    /**
     * Looks whether all inputs can be read, without reading them.
     *
     * @throws IngestException for the first that cannot, or if two folders would give different texts the same ids
     */
    public static void check(List<? extends Input> inputs) {
        var folders = new HashMap<String, FileInput>();
        for (Input input : inputs) {
            input.check();
            if (input instanceof FileInput file && file.isFolder()) {
                FileInput other = folders.putIfAbsent(file.folder(), file);
                if (other != null && !other.isSame(file)) {
                    throw new IngestException(
                            input.name(),
                            "has the same name as " + other.name() + ", so that their articles would share ids;"
                                    + " rename one, or give the folder above both");
                }
            }
        }
    }

    private static Input address(String argument, String scheme) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IngestException(
                    argument, "cannot read from " + scheme + "; give an http or https address, a path, or -");
        }
        try {
            URI uri = WebAddress.of(argument);
            if (uri.getRawUserInfo() != null) {
                throw new IngestException(
                        scheme + "://" + uri.getHost(),
                        "an address with user and password is not supported; leave them out");
            }
            if (uri.getHost() == null) {
                throw new IngestException(argument, "has no host; write it like https://example.org/feed.xml");
            }
            return new WebInput(uri);
        } catch (URISyntaxException e) {
            throw new IngestException(argument, "is no address: " + e.getReason() + " at character " + e.getIndex(), e);
        }
    }
}
