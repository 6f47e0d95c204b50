package io.copytaster.ingest.source.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.copytaster.ingest.delivery.Delivery;
import io.copytaster.ingest.delivery.Desk;
import io.copytaster.ingest.delivery.Stopped;
import io.copytaster.ingest.outlet.OutletException;
import io.copytaster.ingest.source.IngestException;
import io.copytaster.ingest.source.Input;
import io.copytaster.ingest.source.SourceStates;
import io.copytaster.ingest.source.push.PushResult.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReceptionTest {
    private static final PushSource SOURCE = new PushSource("push", PushSource.HOST, 0);

    private final CountDownLatch away = new CountDownLatch(1);

    @Test
    void answersInTimeThoughSendingItselfDoesNotReturn() throws Exception {
        var reception = new Reception(SOURCE, new Broker(this::waitForever), Duration.ofMillis(50));

        assertEquals(Outcome.UNCERTAIN, push(reception).outcome());

        reception.abandon();
    }

    @Test
    void tellsWhoWaitsWhenItIsGivenUp() throws Exception {
        var reception = new Reception(SOURCE, new Broker(this::waitForever), Duration.ofMinutes(1));
        var answer = CompletableFuture.supplyAsync(() -> push(reception));
        assertTrue(away.await(20, TimeUnit.SECONDS));

        reception.abandon();

        assertEquals(Outcome.UNCERTAIN, answer.get(20, TimeUnit.SECONDS).outcome());
        assertEquals(Outcome.UNCERTAIN, push(reception).outcome());
    }

    @Test
    void hasTheThreadThatDeliversHearOfAnOutletThatTakesNoMore() throws Exception {
        var reception = new Reception(
                SOURCE,
                new Broker(() -> {
                    throw new OutletException("articles.raw: gone", null);
                }),
                Duration.ofMinutes(1));

        assertEquals(Outcome.UNCERTAIN, push(reception).outcome());

        assertThrows(OutletException.class, reception::settle);
    }

    @Test
    void isNotHeldUpByBodiesThatComeSlowly() throws Exception {
        var reception = new Reception(SOURCE, new Broker(() -> {}), Duration.ofMinutes(1));
        var slow = new ArrayList<SlowBody>();
        for (int i = 0; i < 15; i++) {
            slow.add(new SlowBody(reception, 1));
        }

        assertEquals(Outcome.TAKEN, pushAndSettle(reception));

        slow.forEach(SlowBody::end);
    }

    @Test
    void turnsAwayWhatDoesNotFitBesideBodiesThatAreStillComing() throws Exception {
        var reception = new Reception(SOURCE, new Broker(() -> {}), Duration.ofMinutes(1));
        var first = new SlowBody(reception, 31 << 20);
        var second = new SlowBody(reception, 31 << 20);

        var third = new ByteArrayInputStream(new byte[5 << 20]);
        assertEquals(Outcome.BUSY, reception.take("text/plain", -1, third).outcome());

        first.end();
        second.end();
        assertEquals(Outcome.TAKEN, pushAndSettle(reception));
    }

    private static Outcome pushAndSettle(Reception reception) throws Exception {
        var answer = CompletableFuture.supplyAsync(() -> push(reception));
        reception.settle();
        return answer.get(20, TimeUnit.SECONDS).outcome();
    }

    /** A body of which some bytes have come, and that breaks off when it is told to. */
    private static final class SlowBody extends InputStream {
        private final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread reader;
        private int rest;

        SlowBody(Reception reception, int bytes) throws InterruptedException {
            rest = bytes;
            reader = new Thread(() -> assertThrows(IOException.class, () -> reception.take("text/plain", -1, this)));
            reader.start();
            assertTrue(waiting.await(20, TimeUnit.SECONDS));
        }

        void end() {
            ended.countDown();
            try {
                reader.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int read() throws IOException {
            if (rest-- > 0) {
                return 'x';
            }
            waiting.countDown();
            try {
                ended.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IOException("the connection broke");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = Math.min(rest, length);
            if (count == 0) {
                return read();
            }
            rest -= count;
            return count;
        }
    }

    private void waitForever() {
        away.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new Stopped();
        }
    }

    private static PushResult push(Reception reception) {
        byte[] body = "{\"id\":\"1\",\"text\":\"t\"}".getBytes(StandardCharsets.UTF_8);
        try {
            return reception.take("application/json", body.length, new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A broker that does something else than to take what is sent. */
    private record Broker(Runnable sending) implements Input.Receiver {
        @Override
        public boolean receive(Delivery delivery, UnaryOperator<Desk> before) {
            sending.run();
            return true;
        }

        @Override
        public void settle(Runnable then) {
            sending.run();
            then.run();
        }

        @Override
        public void failed(IngestException failure) {
            throw failure;
        }

        @Override
        public void note(String source, String words) {}

        @Override
        public SourceStates states() {
            return SourceStates.forgetful();
        }
    }
}
