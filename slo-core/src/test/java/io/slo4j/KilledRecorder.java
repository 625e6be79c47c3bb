package io.slo4j;

import io.slo4j.internal.snapshot.StoredSlo;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A service that counts until it is killed, in a JVM of its own. It says what it found ({@code restored N}), before it counts
 * how far it will at most have counted ({@code upto N}), and what has been saved when the store has said so ({@code saved
 * N}). When its input ends it closes its registry.
 */
final class KilledRecorder {
    private static final int BYSTANDERS = 100;

    private KilledRecorder() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        SloRegistry slos = SloRegistry.builder()
                .tick(Duration.ofMillis(10))
                .store(new Acknowledging(SnapshotStore.directory(Path.of(args[0]))))
                .storeEvery(Duration.ofMillis(100))
                .build();
        Slo checkout = Slo.builder("checkout").objective("99.9%").register(slos);
        for (int i = 0; i < BYSTANDERS; i++) {
            Slo.builder("bystander-" + i).objective("99.9%").register(slos).good(i);
        }
        AtomicBoolean ended = new AtomicBoolean();
        Thread input = new Thread(() -> awaitEnd(ended));
        input.setDaemon(true);
        input.start();
        long total = checkout.status().good();
        say("restored " + total + " " + checkout.status().bad());
        while (!ended.get()) {
            say("upto " + (total + 1_000));
            for (int i = 0; i < 1_000; i++) {
                checkout.good();
                checkout.bad(2);
            }
            total += 1_000;
            Thread.onSpinWait();
        }
        slos.close();
        say("closed " + total);
    }

    private static void awaitEnd(AtomicBoolean ended) {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (input.readLine() != null) {
                say("?");
            }
        } catch (IOException e) {
            say("input failed: " + e);
        }
        ended.set(true);
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }

    /** Says what is safe. */
    private record Acknowledging(SnapshotStore store) implements SnapshotStore {
        @Override
        public void save(SloSnapshot snapshot) throws Exception {
            store.save(snapshot);
            say("saved "
                    + TakenSnapshot.content(snapshot)
                            .slo("checkout")
                            .map(StoredSlo::good)
                            .orElse(0L));
        }

        @Override
        public Optional<SloSnapshot> load() throws Exception {
            return store.load();
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }
}
