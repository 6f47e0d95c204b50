package io.copytaster.ingest.source.stdin;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.source.Input;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;

/** JSON lines, gzipped or not, on a stream that can be read once. */
public final class StandardInput implements Input {
    private final InputStream stream;

    public StandardInput(InputStream stream) {
        this.stream = stream;
    }

    /** Standard input of this process. */
    public static StandardInput ofProcess() {
        // System.in blocks even a thread that is interrupted; a channel does not.
        var stdin = new FileInputStream(FileDescriptor.in);
        return new StandardInput(new ChannelStream(stdin.getChannel()));
    }

    @Override
    public String name() {
        return "-";
    }

    @Override
    public void check() {
        // Whether anything comes shows only when it is read.
    }

    @Override
    public long knownBytes() {
        return -1;
    }

    @Override
    public void deliver(Receiver receiver) {
        receiver.receive(new Delivery(
                Delivery.Kind.STREAM, "stdin", "stdin", "stdin", "stdin", "stdin", null, null, () -> stream));
    }
}
