package io.slo4j.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.Logged;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page waits for its store a second at most, and never for one that is known to be full or slow. */
class SaveAheadTest {
    private static final String TOO_SLOW =
            "snapshot store must save a page within 1s, but was still busy; the page waits no"
                    + " longer, and no other one does until the store has saved";

    private final StoreThread thread = new StoreThread(true);
    private final AtomicInteger saves = new AtomicInteger();

    @AfterEach
    void end() {
        thread.end();
    }

    @Test
    void whoWaitsHasItSaved() {
        SaveAhead ahead = new SaveAhead(thread, () -> saves.incrementAndGet() > 0);
        ahead.ask().run();
        assertEquals(1, saves.get());
        ahead.ask().run();
        assertEquals(2, saves.get());
    }

    @Test
    void aStoreThatIsBusyIsWaitedForOnceAndNotAgainUntilItHasSaved() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch saved = new CountDownLatch(2);
        SaveAhead[] made = new SaveAhead[1];
        made[0] = new SaveAhead(thread, () -> {
            begun.countDown();
            await(free);
            saves.incrementAndGet();
            made[0].saved(true);
            saved.countDown();
            return true;
        });
        try (Logged log = new Logged("io.slo4j")) {
            Runnable first = made[0].ask();
            assertTrue(begun.await(30, TimeUnit.SECONDS), "whoever asks does not wait");
            first.run();
            made[0].ask().run();
            made[0].ask().run();
            assertEquals(0, saves.get(), "nobody waits for it to be free");
            assertEquals(List.of(TOO_SLOW), log.messages());
            free.countDown();
            assertTrue(
                    saved.await(30, TimeUnit.SECONDS), "the one that was under way, and one for all that asked since");
            made[0].ask().run();
            assertEquals(3, saves.get());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStoreThatFailsIsNotWaitedFor() {
        SaveAhead[] made = new SaveAhead[1];
        made[0] = new SaveAhead(thread, () -> {
            saves.incrementAndGet();
            made[0].saved(false);
            return false;
        });
        try (Logged log = new Logged("io.slo4j")) {
            made[0].ask().run();
            assertEquals(1, saves.get());
            assertEquals(List.of(), log.messages());
        }
    }

    @Test
    void aStoreThatThrowsWhatItShouldNotHoldsNobodyUp() {
        SaveAhead ahead = new SaveAhead(thread, () -> {
            throw new AssertionError("no store");
        });
        ahead.ask().run();
        assertEquals(0, saves.get());
    }
}
