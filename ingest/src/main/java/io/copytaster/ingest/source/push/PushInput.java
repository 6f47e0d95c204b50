package io.copytaster.ingest.source.push;

import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.source.Input;
import java.time.Duration;

/** Takes what others push, until it is stopped. Each request is answered when what was in it is safe. */
public final class PushInput implements Input {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final PushSource source;
    private final PushDoor door;

    public PushInput(PushSource source, PushDoor door) {
        this.source = source;
        this.door = door;
    }

    @Override
    public String name() {
        return "push " + source.host() + ":" + source.port();
    }

    @Override
    public void check() {
        // Whether it can listen there shows when it does.
    }

    @Override
    public long knownBytes() {
        return -1;
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    public void deliver(Receiver receiver) {
        var reception = new Reception(source, receiver);
        PushDoor.Open open = door.open(source, reception);
        try {
            settleAll(reception);
        } finally {
            // A server that is interrupted while it ends cuts off who still waits for an answer.
            boolean interrupted = Thread.interrupted();
            reception.abandon();
            open.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void settleAll(Reception reception) {
        try {
            while (true) {
                reception.settle();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (InterruptedException stop) {
            end(reception);
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private static void end(Reception reception) {
        try {
            reception.close(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
