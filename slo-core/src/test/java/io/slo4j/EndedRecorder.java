package io.slo4j;

import io.slo4j.store.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A service that counts, in a JVM of its own, and ends without closing its registry: {@code DIRECTORY exit} by
 * {@code System.exit}, {@code DIRECTORY wait} when somebody ends it, {@code DIRECTORY exit without-hook} with the shutdown hook
 * declined. Its store would save for the first time after an hour.
 */
final class EndedRecorder {
    static final int GOOD = 123_456;
    static final int BAD = 789;
    static final int STATUS = 3;

    private EndedRecorder() {}

    public static void main(String[] args) throws IOException {
        SloRegistryBuilder builder = SloRegistry.builder()
                .tick(Duration.ofMillis(10))
                .store(SnapshotStore.directory(Path.of(args[0])))
                .storeEvery(Duration.ofHours(1));
        SloRegistry slos = args.length > 2 ? builder.withoutShutdownHook().build() : builder.build();
        Slo checkout = Slo.builder("checkout").objective("99.9%").trackLatency().register(slos);
        for (int i = 0; i < GOOD; i++) {
            checkout.record(Duration.ofMillis(5), Outcome.GOOD);
        }
        checkout.bad(BAD);
        System.out.println("counted");
        System.out.flush();
        if (args[1].equals("exit")) {
            System.exit(STATUS);
        }
        /* Nobody writes anything: this ends with the process that started it, should that not end it. */
        if (System.in.read() < 0) {
            Runtime.getRuntime().halt(1);
        }
    }
}
