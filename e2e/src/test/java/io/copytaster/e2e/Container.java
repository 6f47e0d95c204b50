package io.copytaster.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Starts commands of an {@link Image} as an engine would, as far as that goes without one: with no more in the environment
 * than the base image sets, none of this machine's other programs, as a user who is not root, whom only the data folder
 * belongs to.
 */
final class Container {
    /** What the start script calls, all of which are in the base image. */
    private static final List<String> PROGRAMS = List.of("sh", "dirname", "find", "head");

    private static final String USER = "10001";

    private final Image image;
    private final Path programs;
    private final Path logs;
    private final boolean asOther;

    /** Commands whose output goes to a folder. */
    Container(Image image, Path logs) throws Exception {
        this.image = image;
        this.logs = logs;
        programs = Files.createDirectories(image.root().resolve("usr/bin"));
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(programs.resolve(program), onThisMachine(program));
        }
        asOther = execute(List.of("setpriv", "--reuid=" + USER, "--clear-groups", java().toString(), "-version")) == 0;
        protect();
    }

    Path data() {
        return image.root().resolve("data");
    }

    /** Starts the entry point with a command. */
    Child start(List<String> command) throws IOException {
        var words = new ArrayList<String>();
        if (asOther) {
            words.addAll(List.of(
                    onThisMachine("setpriv").toString(),
                    "--reuid=" + USER,
                    "--regid=" + USER,
                    "--clear-groups",
                    "--no-new-privs",
                    "--bounding-set=-all"));
        }
        words.addAll(image.entrypoint());
        words.addAll(command);
        var process = new ProcessBuilder(words).directory(image.workdir().toFile());
        process.environment().clear();
        process.environment()
                .putAll(Map.of(
                        "PATH",
                        java().getParent() + ":" + programs,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "LANG",
                        "en_US.UTF-8"));
        return Child.start(logs, process);
    }

    /** Lets what the image brought be read only; the folder of the data belongs to the user. */
    private void protect() throws Exception {
        execute(List.of("chmod", "-R", "a-w,a+rX", image.root().toString()));
        Files.createDirectories(data());
        execute(List.of("chmod", "u+rwx", data().toString()));
        if (asOther) {
            execute(List.of("chown", USER + ":" + USER, data().toString()));
            for (Path above = image.root(); above != null && !above.equals(tmp()); above = above.getParent()) {
                Files.setPosixFilePermissions(above, open(above));
            }
        }
    }

    private static Set<PosixFilePermission> open(Path folder) throws IOException {
        var permissions = Files.getPosixFilePermissions(folder);
        permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
        return permissions;
    }

    /** Gives back the right to remove everything. */
    void release() throws Exception {
        execute(List.of("chmod", "-R", "u+rwX", image.root().toString()));
        for (String program : PROGRAMS) {
            Files.delete(programs.resolve(program));
        }
    }

    private static Path tmp() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static Path onThisMachine(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " on this machine"));
    }

    /** Exit code; not 0 either where there is no such program. */
    private static int execute(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
