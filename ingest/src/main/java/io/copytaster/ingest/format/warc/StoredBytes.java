package io.copytaster.ingest.format.warc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an archive: keeps in mind whether it was they that failed, rather than what is in them. */
final class StoredBytes extends FilterInputStream {
    private IOException failure;

    StoredBytes(InputStream in) {
        super(in);
    }

    /** Throws what failed on the way to the bytes, such as a disk, if anything did. */
    void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw kept(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw kept(e);
        }
    }

    private IOException kept(IOException e) {
        failure = e;
        return e;
    }
}
