package io.slo4j.benchmarks;

import io.slo4j.Slo;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.openjdk.jol.info.GraphLayout;

/**
 * What one more SLO weighs: a registry with a thousand of them, less one with none, after thirty days of traffic. Run with
 * {@code -Djol.magicFieldOffset=true -Djdk.attach.allowAttachSelf}, which lets JOL look into records.
 */
final class MemoryReport {
    private static final int SLOS = 1_000;
    private static final int EVENTS = 20_000;

    private MemoryReport() {}

    /** Prints both figures. */
    public static void main(String[] args) throws InterruptedException {
        System.out.printf(Locale.ROOT, "bytes per SLO, recorded by one thread: %,d%n", bytesPerSlo(SLOS, 1));
        System.out.printf(Locale.ROOT, "bytes per SLO, recorded by two threads at once: %,d%n", bytesPerSlo(SLOS, 2));
    }

    /** Bytes per SLO after this many threads have recorded into each of them at the same time. */
    static long bytesPerSlo(int slos, int threads) throws InterruptedException {
        Month none = new Month(0);
        Month many = new Month(slos);
        CyclicBarrier start = new CyclicBarrier(threads);
        Thread[] recorders = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            recorders[i] = new Thread(() -> many.slos().forEach(slo -> record(slo, start)));
            recorders[i].start();
        }
        for (Thread recorder : recorders) {
            recorder.join();
        }
        return (bytes(many) - bytes(none)) / slos;
    }

    private static void record(Slo slo, CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < EVENTS; i++) {
            slo.good();
            slo.bad();
        }
    }

    private static long bytes(Month month) {
        return GraphLayout.parseInstance(month.registry()).totalSize();
    }
}
