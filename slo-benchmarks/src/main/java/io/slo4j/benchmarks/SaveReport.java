package io.slo4j.benchmarks;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What saving ten thousand SLOs does to ticks: ticks by themselves, ticks beside a thread that writes a snapshot which was
 * taken before, and ticks beside one that takes snapshots and writes them. The second needs the same processor, caches, disk
 * and garbage collector as the third, but never the registry: what the third adds to it is what a tick waits for a snapshot.
 * The three take turns, so that a machine that is busy is busy for all of them. Other than in a service, where one tick in
 * ten meets a save, here every tick does.
 */
final class SaveReport {
    private static final int SLOS = 10_000;
    private static final int TICKS = 100;
    private static final int ROUNDS = 10;
    private static final int WARM_UP_ROUNDS = 3;
    private static final long PAUSE_NANOS = 5_000_000;

    private final Month month = new Month(SLOS);
    private final Path directory;
    private final SnapshotStore store;

    private SaveReport(Path directory) throws Exception {
        this.directory = directory;
        this.store = SnapshotStore.directory(directory);
        if (store.load().isPresent()) {
            throw new IllegalStateException("directory must be empty, but was " + directory);
        }
    }

    /** Prints the time of ticks, and their ratios to ticks by themselves. */
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("slo4j-save");
        try {
            new SaveReport(directory).report();
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    /** Something that is done again and again while ticks are timed. */
    @FunctionalInterface
    private interface Work {
        void once() throws Exception;
    }

    /** Ticks beside some work. */
    private final class Row {
        private final String name;
        private final Work work;
        private final long[] ticks = new long[ROUNDS * TICKS];
        private volatile boolean stopped;
        private long workNanos;
        private int worked;

        Row(String name, Work work) {
            this.name = name;
            this.work = work;
        }

        void measure(int round) throws InterruptedException {
            stopped = false;
            Thread beside = new Thread(this::workUntilStopped);
            beside.start();
            for (int i = 0; i < TICKS; i++) {
                month.traffic();
                LockSupport.parkNanos(PAUSE_NANOS);
                long start = System.nanoTime();
                month.tick();
                ticks[Math.max(0, round) * TICKS + i] = System.nanoTime() - start;
            }
            stopped = true;
            beside.join();
        }

        private void workUntilStopped() {
            while (!stopped) {
                long start = System.nanoTime();
                try {
                    work.once();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                workNanos += System.nanoTime() - start;
                worked++;
            }
        }

        double millis(double quantile) {
            long[] sorted = ticks.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / 1e6;
        }

        String against(Row alone) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", name));
            for (double quantile : new double[] {0.5, 0.99, 1}) {
                line.append(String.format(
                        Locale.ROOT,
                        " %7.2f ms  x %4.2f",
                        millis(quantile),
                        millis(quantile) / alone.millis(quantile)));
            }
            return line.toString();
        }

        double workMillis() {
            return workNanos / 1e6 / Math.max(1, worked);
        }
    }

    private void report() throws Exception {
        SloSnapshot before = month.registry().snapshot();
        Row alone = new Row("ticks", () -> LockSupport.parkNanos(PAUSE_NANOS));
        Row writing = new Row("ticks beside writing", () -> store.save(before));
        Row saving =
                new Row("ticks beside saving", () -> store.save(month.registry().snapshot()));
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            alone.measure(round);
            writing.measure(round);
            saving.measure(round);
        }
        System.out.printf(Locale.ROOT, "%-28s %18s %18s %18s%n", SLOS + " SLOs", "median", "p99", "max");
        for (Row row : List.of(alone, writing, saving)) {
            System.out.println(row.against(alone));
        }
        System.out.printf(
                Locale.ROOT,
                "a snapshot is written in %.0f ms, taken and written in %.0f ms; %d bytes per SLO%n",
                writing.workMillis(),
                saving.workMillis(),
                Files.size(directory.resolve("slo4j.snapshot")) / SLOS);
        store.close();
    }
}
