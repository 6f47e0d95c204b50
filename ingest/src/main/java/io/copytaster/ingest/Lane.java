package io.copytaster.ingest;

import io.copytaster.ingest.delivery.Stopped;

/**
 * A thread that reads inputs. It can be told to stop at any time: that wakes it where it waits for input, but never where
 * it waits for what it sent to arrive.
 */
final class Lane {
    private final Thread thread;
    private boolean settling;
    private boolean stopped;

    Lane(Thread thread) {
        this.thread = thread;
    }

    /** Makes the thread stop soon. */
    synchronized void stop() {
        // Once: an end in good order is not to be interrupted again.
        if (!stopped && !settling) {
            thread.interrupt();
        }
        stopped = true;
    }

    /** Runs something on the lane's thread that is not to be interrupted. */
    void settle(Runnable action) {
        boolean interrupted;
        synchronized (this) {
            settling = true;
            interrupted = Thread.interrupted();
        }
        try {
            action.run();
        } finally {
            synchronized (this) {
                settling = false;
                if (interrupted || stopped) {
                    thread.interrupt();
                }
            }
        }
    }

    /** Waits for the thread's end, or stops waiting when its own thread is interrupted. */
    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
