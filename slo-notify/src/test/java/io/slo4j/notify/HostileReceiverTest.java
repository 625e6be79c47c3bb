package io.slo4j.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request, whatever the receiver does: an answer, within the time-out. */
class HostileReceiverTest {
    private final StubReceiver receiver = StubReceiver.start();

    HostileReceiverTest() throws IOException {}

    @AfterEach
    void end() {
        receiver.close();
    }

    private Answer send() {
        return send(Receiver.at(receiver.url() + "/hook/T0K3N").bearer("s3cr3t-bearer"));
    }

    private static Answer send(Receiver to) {
        try (HttpPost post = new HttpPost(to, to.uri(), List.of())) {
            return post.send("{}");
        }
    }

    private void assertAnswer(Answer.Result result, String reason) {
        assertEquals(new Answer(result, reason, null), send());
    }

    @Test
    void anAcceptedMessage() {
        receiver.behaviour = StubReceiver.status(202, "thank you");
        assertAnswer(Answer.Result.ACCEPTED, "");
        assertEquals("Bearer s3cr3t-bearer", receiver.all.get(0).authorization());
    }

    @Test
    void aStatusThatIsAboutTheMessageIsFinal() {
        receiver.behaviour = StubReceiver.status(400, "bad\r\n\tlabel \u001b[31m");
        assertAnswer(Answer.Result.REFUSED, "answered 400: bad label [31m");
        receiver.behaviour = StubReceiver.status(413, "");
        assertAnswer(Answer.Result.REFUSED, "answered 413");
        receiver.behaviour = StubReceiver.status(422, "");
        assertAnswer(Answer.Result.REFUSED, "answered 422");
    }

    @Test
    void aStatusThatCanBePutRightIsNot() {
        for (int status : new int[] {401, 403, 404, 407, 408, 425, 429, 500, 502, 503, 504}) {
            receiver.behaviour = StubReceiver.status(status, "");
            assertAnswer(Answer.Result.FAILED, "answered " + status);
        }
    }

    @Test
    void aReceiverThatAsksToBeLeftAloneIsLeftAloneForTenMinutesAtMost() {
        receiver.behaviour = StubReceiver.status(429, "Retry-After", "17");
        assertEquals(new Answer(Answer.Result.FAILED, "answered 429", Duration.ofSeconds(17)), send());
        receiver.behaviour = StubReceiver.status(503, "Retry-After", "999999");
        assertEquals(new Answer(Answer.Result.FAILED, "answered 503", Duration.ofMinutes(10)), send());
        receiver.behaviour = StubReceiver.status(503, "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT");
        assertEquals(new Answer(Answer.Result.FAILED, "answered 503", Duration.ZERO), send());
        receiver.behaviour = StubReceiver.status(503, "Retry-After", "soon");
        assertEquals(new Answer(Answer.Result.FAILED, "answered 503", null), send());
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.behaviour = StubReceiver.status(307, "Location", receiver.url() + "/elsewhere");
        assertAnswer(Answer.Result.FAILED, "answered 307");
        assertEquals(1, receiver.all.size());
    }

    @Test
    void ofAnAnswerOfTenMegabytesTheBeginningIsRead() {
        receiver.behaviour = StubReceiver.status(400, "x".repeat(10_000_000));
        assertAnswer(Answer.Result.REFUSED, "answered 400: " + "x".repeat(199) + "\u2026");
        receiver.behaviour = StubReceiver.status(200, "x".repeat(10_000_000));
        assertAnswer(Answer.Result.ACCEPTED, "");
    }

    @Test
    void aReceiverThatHangsIsGivenUp() {
        receiver.behaviour = receiver::hang;
        long beganNanos = System.nanoTime();
        Answer answer = send(Receiver.at(receiver.url()).timeout(Duration.ofMillis(300)));
        assertEquals(Answer.failed("did not answer within 300 ms"), answer);
        assertTookLessThan(5_000, beganNanos);
    }

    @Test
    void aReceiverWhoseAnswerTricklesHasAnsweredByItsStatus() {
        receiver.behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int i = 0; i < 600 && !receiver.closing.await(100, TimeUnit.MILLISECONDS); i++) {
                body.write('.');
                body.flush();
            }
        };
        long beganNanos = System.nanoTime();
        Answer answer = send(Receiver.at(receiver.url()).timeout(Duration.ofMillis(500)));
        assertEquals(new Answer(Answer.Result.ACCEPTED, "", null), answer);
        assertTookLessThan(5_000, beganNanos);
    }

    @Test
    void aReceiverThatTakesNoConnectionsFailsAtOnce() {
        int port = receiver.port();
        receiver.close();
        Receiver gone = Receiver.at("http://localhost:" + port);
        assertEquals(Answer.failed("java.net.ConnectException"), send(gone));
    }

    @Test
    void aReceiverThatHangsUpFails() {
        receiver.behaviour = exchange -> exchange.close();
        Answer answer = send();
        assertEquals(Answer.Result.FAILED, answer.result());
        assertTrue(answer.reason().startsWith("java.io.IOException"), answer::reason);
    }

    @Test
    void aNameThatCannotBeResolvedFails() {
        assertEquals(
                Answer.Result.FAILED,
                send(Receiver.at("http://no-such-host.invalid/")).result());
    }

    @Test
    void aReceiverThatRepeatsWhatItWasSentDoesNotBringItIntoTheLog() {
        receiver.behaviour = exchange -> StubReceiver.status(
                        500,
                        "you sent " + exchange.getRequestHeaders().getFirst("Authorization") + " to "
                                + exchange.getRequestURI())
                .answer(exchange);
        assertAnswer(Answer.Result.FAILED, "answered 500: you *** *** to ***");
    }

    @Test
    void credentialsThatCannotBeHadAreAFailureThatShowsNothing() {
        Receiver broken = Receiver.at(receiver.url()).bearer(() -> {
            throw new IOException("the token s3cr3t-bearer has expired");
        });
        assertEquals(Answer.failed("credentials must be had, but java.io.IOException was thrown"), send(broken));
        Receiver unprintable = Receiver.at(receiver.url()).bearer(() -> "s3cr3t\n");
        assertEquals(
                Answer.failed("credentials must be had, but java.lang.IllegalArgumentException was thrown"),
                send(unprintable));
    }

    @Test
    void credentialsThatAreNotHadWithinTheTimeoutAreAFailureAndAreAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        Receiver to = Receiver.at(receiver.url())
                .timeout(Duration.ofMillis(200))
                .bearer(() -> {
                    if (asked.incrementAndGet() < 3) {
                        receiver.closing.await(60, TimeUnit.SECONDS);
                    }
                    return "t0k3n";
                });
        try (HttpPost post = new HttpPost(to, to.uri(), List.of())) {
            assertEquals(Answer.failed("credentials must be had within 200 ms, but were not"), post.send("{}"));
            Await.until(
                    "the next request is accepted",
                    Duration.ofSeconds(10),
                    () -> post.send("{}").accepted());
        }
        assertEquals(3, asked.get());
        assertEquals(1, receiver.all.size());
    }

    @Test
    void credentialsThatAreNeverHadHoldOneThreadHoweverOftenTheyAreWanted() {
        Set<Thread> askers = ConcurrentHashMap.newKeySet();
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        Receiver to = Receiver.at(receiver.url())
                .timeout(Duration.ofMillis(100))
                .bearer(() -> {
                    asked.incrementAndGet();
                    askers.add(Thread.currentThread());
                    boolean ended = false;
                    while (!ended) {
                        try {
                            ended = end.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException ignored) {
                            /* As code does that was not written for it. */
                        }
                    }
                    return "t0k3n";
                });
        try (HttpPost post = new HttpPost(to, to.uri(), List.of())) {
            for (int i = 0; i < 5; i++) {
                assertEquals(Answer.failed("credentials must be had within 100 ms, but were not"), post.send("{}"));
            }
            assertEquals(1, asked.get());
            assertEquals(1, askers.size());
            end.countDown();
            Await.until(
                    "they can be had again",
                    Duration.ofSeconds(10),
                    () -> post.send("{}").accepted());
        }
    }

    @Test
    void aSenderThatIsClosedWaitsForNoCredentials() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        Receiver to = Receiver.at(receiver.url())
                .timeout(Duration.ofSeconds(60))
                .bearer(() -> {
                    asked.countDown();
                    receiver.closing.await(60, TimeUnit.SECONDS);
                    return "t0k3n";
                });
        HttpPost post = new HttpPost(to, to.uri(), List.of());
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> post.send("{}"));
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        post.close();
        assertEquals(Answer.failed("closed"), answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    void nothingIsSentAfterClosing() {
        Receiver to = Receiver.at(receiver.url());
        HttpPost post = new HttpPost(to, URI.create(receiver.url()), List.of());
        assertEquals(Answer.Result.ACCEPTED, post.send("{}").result());
        post.close();
        assertEquals(Answer.failed("closed"), post.send("{}"));
        assertEquals(1, receiver.all.size());
    }

    private static void assertTookLessThan(int millis, long beganNanos) {
        long took = (System.nanoTime() - beganNanos) / 1_000_000;
        assertTrue(took < millis, () -> "it took " + took + " ms");
    }
}
