package io.copytaster.ingest.format;

import io.copytaster.ingest.delivery.Reason;
import io.copytaster.ingest.delivery.Unreadable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks what begins with the two magic bytes of gzip (RFC 1952), whatever it is called. */
final class Gzip {
    /** Something packed more often is no delivery of articles. */
    private static final int MAX_LAYERS = 3;

    private Gzip() {}

    /** The content of a stream, decompressed if need be; it supports marks. */
    static InputStream unpack(InputStream raw) throws IOException {
        InputStream stream = Formats.markable(raw);
        for (int layer = 0; layer < MAX_LAYERS && isGzip(stream); layer++) {
            stream = Formats.markable(new Damage(open(stream)));
        }
        return stream;
    }

    private static InputStream open(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(new MoreToCome(packed), 1 << 16);
        } catch (EOFException | ZipException e) {
            throw broken(e);
        }
    }

    private static boolean isGzip(InputStream stream) throws IOException {
        stream.mark(2);
        boolean magic = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return magic;
    }

    private static Unreadable broken(IOException e) {
        String what = e instanceof EOFException ? "ends early" : "is damaged (" + e.getMessage() + ")";
        return new Unreadable(Reason.BROKEN_GZIP, "its gzip data " + what + "; deliver it again, whole", e);
    }

    /** GZIPInputStream looks for a next member only if bytes are available, which a pipe denies while it waits. */
    private static final class MoreToCome extends FilterInputStream {
        MoreToCome(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }

    /** Tells damaged data from a failing disk, as often as it is asked. */
    private static final class Damage extends FilterInputStream {
        private Unreadable damage;

        Damage(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (damage != null) {
                throw damage;
            }
            try {
                return super.read(bytes, offset, length);
            } catch (EOFException | ZipException e) {
                damage = broken(e);
                throw damage;
            }
        }
    }
}
