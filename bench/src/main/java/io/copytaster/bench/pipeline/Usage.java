package io.copytaster.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has used so far.
 *
 * @param cpuNanos processor time of all threads, the compiler's and the collector's, too
 * @param allocated bytes that the Java threads that live have allocated
 */
record Usage(long cpuNanos, long allocated) {
    static Usage now() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            allocated += Math.max(0, bytes);
        }
        return new Usage(system.getProcessCpuTime(), allocated);
    }

    Usage since(Usage before) {
        return new Usage(cpuNanos - before.cpuNanos, allocated - before.allocated);
    }

    /** The most memory that this process has had resident, heap and native together, in millions of bytes; 0 if not told. */
    static long peakMegabytes() {
        return megabytes("VmHWM:");
    }

    /** Memory that is resident now and is no mapped file, in millions of bytes; 0 if not told. */
    static long anonymousMegabytes() {
        return megabytes("RssAnon:");
    }

    /** Heap that was in use after the last collection of each pool, in millions of bytes. */
    static long liveHeapMegabytes() {
        long bytes = 0;
        for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            bytes += left == null ? 0 : left.getUsed();
        }
        return bytes / 1_000_000;
    }

    private static long megabytes(String line) {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith(line))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024 / 1_000_000)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
