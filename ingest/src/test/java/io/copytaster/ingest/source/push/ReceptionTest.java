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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
