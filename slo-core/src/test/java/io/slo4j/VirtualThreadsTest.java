package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with JDK 21")
class VirtualThreadsTest {
    private static final int THREADS = 100_000;

    @TempDir
    private Path directory;

    /** {@code Thread.startVirtualThread}, which the release that the tests are compiled for does not have. */
    private static Thread startVirtualThread(Runnable body) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("virtual threads", e);
        }
    }

    @Test
    void aHundredThousandVirtualThreadsAreCountedExactlyAndNoneIsPinned() throws InterruptedException, IOException {
        Path file = directory.resolve("events.jfr");
        try (Recording recording = new Recording();
                SloRegistry slos =
                        SloRegistry.builder().tick(Duration.ofMillis(10)).build()) {
            Slo slo = Slo.builder("checkout").objective("99.9%").trackLatency().register(slos);
            AtomicInteger worked = new AtomicInteger();
            Runnable work = () -> {
                slo.good();
                slo.record(2_000_000L, Outcome.BAD);
                LockSupport.parkNanos(1);
                slo.run(worked::incrementAndGet);
                if (worked.get() % 1_000 == 0) {
                    slo.status();
                }
            };
            /* Loading a class pins, once, whoever comes first. */
            slo.status();
            work.run();

            recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
            recording.enable("jdk.VirtualThreadEnd");
            recording.start();
            List<Thread> threads = new ArrayList<>(THREADS);
            for (int i = 0; i < THREADS; i++) {
                threads.add(startVirtualThread(work));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            recording.stop();
            recording.dump(file);

            long calls = THREADS + 1L;
            SloStatus status = slo.status(Duration.ofDays(30));
            assertEquals(calls, worked.get());
            assertEquals(2 * calls, status.good());
            assertEquals(calls, status.bad());
            assertEquals(2 * calls, status.latency(Duration.ofDays(30)).count());
        }
        assertEquals(THREADS, events(file, "jdk.VirtualThreadEnd").size(), "the recording sees virtual threads");
        assertEquals(List.of(), events(file, "jdk.VirtualThreadPinned"));
    }

    private static List<RecordedEvent> events(Path file, String name) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }
}
