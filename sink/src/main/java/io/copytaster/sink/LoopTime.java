package io.copytaster.sink;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that a loop goes by. */
interface LoopTime {
    /** The machine's. */
    LoopTime SYSTEM = new LoopTime() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public boolean await(CountDownLatch closing, Duration wait) throws InterruptedException {
            return closing.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    };

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Lets time pass, at most until the loop is to be closed; whether it is. */
    boolean await(CountDownLatch closing, Duration wait) throws InterruptedException;
}
