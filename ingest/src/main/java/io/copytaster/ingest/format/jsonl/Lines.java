package io.copytaster.ingest.format.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines without decoding or copying them. Of a line over the limit only the beginning is kept; the
 * rest is passed over.
 */
final class Lines {
    private static final int WINDOW = 1 << 16;
    /** A buffer that one long line has blown up is given back. */
    private static final int MAX_IDLE = 4 << 20;

    private final InputStream in;
    private final int maxBytes;

    /** Read and not yet handed out: from {@code start} to {@code end}. */
    private byte[] window = new byte[WINDOW];

    private int start;
    private int end;

    private byte[] line = window;
    private int from;
    private int to;
    private long length;
    private long number;

    Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        if (window.length > MAX_IDLE && end - start < WINDOW) {
            window = Arrays.copyOfRange(window, start, start + WINDOW);
            end -= start;
            start = 0;
        }
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (window[i] == '\n') {
                    hand(start, i, i + 1);
                    return true;
                }
            }
            if (end - start > maxBytes) {
                passOver();
                return true;
            }
            int rest = end - start;
            boolean more = fill();
            scanned = start + rest;
            if (!more) {
                boolean last = rest > 0;
                if (last) {
                    hand(start, end, end);
                }
                return last;
            }
        }
    }

    /** The array that holds the line, valid until the next. */
    byte[] array() {
        return line;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Full length of the line in bytes, even if not all of it was kept. */
    long length() {
        return length;
    }

    boolean isCut() {
        return length > to - from;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** A copy of what was kept of the line. */
    byte[] copy() {
        return Arrays.copyOfRange(line, from, to);
    }

    /** A copy of what was read of the line after this one, when reading on failed. */
    byte[] unfinished() {
        return Arrays.copyOfRange(window, start, Math.min(end, start + maxBytes));
    }

    private void hand(int lineFrom, int lineTo, int next) {
        line = window;
        from = lineFrom;
        to = Math.min(lineTo, lineFrom + maxBytes);
        length = (long) lineTo - lineFrom;
        start = next;
        number++;
    }

    private void passOver() throws IOException {
        byte[] kept = Arrays.copyOfRange(window, start, start + maxBytes);
        long bytes = 0;
        int newline = -1;
        boolean more = true;
        while (newline < 0 && more) {
            for (int i = start; i < end && newline < 0; i++) {
                if (window[i] == '\n') {
                    newline = i;
                }
            }
            bytes += (newline < 0 ? end : newline) - start;
            start = newline < 0 ? end : newline + 1;
            more = newline >= 0 || fill();
        }
        line = kept;
        from = 0;
        to = kept.length;
        length = bytes;
        number++;
    }

    /** Reads more behind what is left, and makes room for it. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(window, start, window, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == window.length) {
            window = Arrays.copyOf(window, 2 * window.length);
        }
        int count = in.read(window, end, window.length - end);
        end += Math.max(count, 0);
        return count >= 0;
    }
}
