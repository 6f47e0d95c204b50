package io.copytaster.sink;

import java.io.IOException;
import java.nio.file.Path;

/** A disk of a few megabytes, where this user may mount one. */
public final class Tmpfs {
    private Tmpfs() {}

    /** Mounts one over a folder that is there; false if that is not possible here. */
    public static boolean mount(Path folder, int megabytes) throws InterruptedException {
        return execute("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0;
    }

    /** Makes room, or less of it. */
    public static void resize(Path folder, int megabytes) throws InterruptedException {
        if (execute("mount", "-o", "remount,size=" + megabytes + "m", folder.toString()) != 0) {
            throw new IllegalStateException(folder + " cannot be made " + megabytes + " MB large");
        }
    }

    /** Takes it away with all that is on it. */
    public static void unmount(Path folder) throws InterruptedException {
        execute("umount", folder.toString());
    }

    /** Exit code; not 0 either where there is no such command. */
    private static int execute(String... command) throws InterruptedException {
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
