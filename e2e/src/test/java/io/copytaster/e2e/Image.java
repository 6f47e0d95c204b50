package io.copytaster.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files of the image of ops/Dockerfile, laid out in a folder as the last stage says, from what the build left in the
 * places where the first stage leaves it. What the Dockerfile does not bring is not there.
 *
 * @param root folder that stands for the root of the image's file system
 * @param workdir where its command runs, below the root
 * @param entrypoint first words of any command, with the path as it is below the root
 * @param command its other words where nothing else is said
 */
record Image(Path root, Path workdir, List<String> entrypoint, List<String> command) {
    private static final Path PROJECT = Path.of("..");
    private static final Path DOCKERFILE = PROJECT.resolve("ops/Dockerfile");
    private static final String BUILD_FOLDER = "/build/";

    /** Lays it out in a folder that is there. */
    static Image layOut(Path root) throws IOException {
        return layOut(root, instruction -> true);
    }

    /** The same with some instructions left out. */
    static Image layOut(Path root, Predicate<String> taken) throws IOException {
        var image = new Layers(root);
        for (String instruction : lastStage(Files.readString(DOCKERFILE))) {
            if (taken.test(instruction)) {
                image.add(instruction);
            }
        }
        return new Image(root, image.workdir, image.entrypoint, image.command);
    }

    /** Instructions after the last FROM, one a line. */
    private static List<String> lastStage(String dockerfile) {
        List<String> all = dockerfile
                .replaceAll("(?m)^\\s*#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        int last = 0;
        for (int i = 0; i < all.size(); i++) {
            last = all.get(i).startsWith("FROM ") ? i : last;
        }
        return all.subList(last + 1, all.size());
    }

    /** What instructions have made so far. */
    private static final class Layers {
        private final Path root;
        private Path workdir;
        private List<String> entrypoint = List.of();
        private List<String> command = List.of();

        Layers(Path root) {
            this.root = root;
            workdir = root;
        }

        void add(String instruction) throws IOException {
            String[] words = instruction.split("\\s+", 2);
            switch (words[0]) {
                case "WORKDIR" -> workdir = Files.createDirectories(below(words[1]));
                case "COPY" -> copy(List.of(words[1].split("\\s+", -1)));
                case "RUN" -> run(words[1]);
                case "ENTRYPOINT" -> {
                    entrypoint = new ArrayList<>(json(words[1]));
                    entrypoint.set(0, below(entrypoint.get(0)).toString());
                }
                case "CMD" -> command = json(words[1]);
                case "USER", "EXPOSE" -> {}
                default -> throw new IllegalArgumentException("what is this in a Dockerfile? " + instruction);
            }
        }

        private Path below(String path) {
            return path.startsWith("/") ? root.resolve(path.substring(1)) : workdir.resolve(path);
        }

        private void copy(List<String> words) throws IOException {
            List<String> options =
                    words.stream().filter(word -> word.startsWith("--")).toList();
            List<String> paths =
                    words.stream().filter(word -> !word.startsWith("--")).toList();
            String last = paths.get(paths.size() - 1);
            for (String path : paths.subList(0, paths.size() - 1)) {
                Path from = options.contains("--from=build") ? built(path) : sent(path);
                Path to = last.endsWith("/") ? below(last).resolve(from.getFileName()) : below(last);
                Files.createDirectories(to.getParent());
                copy(from, to);
                for (String option : options) {
                    if (option.startsWith("--chmod=0755")) {
                        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }

        /** A file that the first stage has made. */
        private static Path built(String path) {
            if (!path.startsWith(BUILD_FOLDER)) {
                throw new IllegalArgumentException("nothing is built in " + path);
            }
            return PROJECT.resolve(path.substring(BUILD_FOLDER.length())).normalize();
        }

        /** A file of the project, unless builders are not sent it. */
        private static Path sent(String path) throws IOException {
            for (String ignored : Files.readAllLines(Path.of(DOCKERFILE + ".dockerignore"))) {
                var pattern = FileSystems.getDefault().getPathMatcher("glob:" + ignored.replace("**/", "{,**/}"));
                for (Path part = Path.of(path); part != null; part = part.getParent()) {
                    if (pattern.matches(part)) {
                        throw new IllegalArgumentException(path + " is ignored: " + ignored);
                    }
                }
            }
            return PROJECT.resolve(path).normalize();
        }

        private static void copy(Path from, Path to) throws IOException {
            try (var files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path copy = to.resolve(from.relativize(file).toString()).normalize();
                    if (!Files.isDirectory(copy)) {
                        Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
                    }
                }
            }
        }

        /** The user and the group are the test's own; the folders are made. */
        private void run(String script) throws IOException {
            for (String step : script.split("&&", -1)) {
                List<String> words = Arrays.asList(step.trim().split("\\s+", -1));
                switch (words.get(0)) {
                    case "groupadd", "useradd" -> {}
                    case "install" -> Files.createDirectories(below(words.get(words.size() - 1)));
                    default -> throw new IllegalArgumentException("what does this do to an image? " + step);
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static List<String> json(String list) throws IOException {
            return new ObjectMapper().readValue(list, List.class);
        }
    }
}
