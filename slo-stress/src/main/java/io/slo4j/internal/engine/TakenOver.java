package io.slo4j.internal.engine;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloRegistry;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.snapshot.RestoredSnapshot;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An SLO that has counted 10 bad of 100 events, and an earlier process that had counted 30 of 900 more. */
final class TakenOver {
    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant UNTIL = FROM.plusSeconds(60);
    static final long NOW = UNTIL.getEpochSecond() * 1_000_000_000L;

    private static final SloDefinition DEFINITION =
            Slo.builder("checkout").objective("90%").build();
    private static final SloSnapshot EARLIER = earlier();

    private static final double ALONE = shareOf(new TakenOver());
    private static final double TOGETHER = shareOf(takenOver());

    final SloTracker tracker;
    private final Trackers trackers;

    TakenOver() {
        Notices notices = new Notices();
        trackers = new Trackers(
                VirtualClock.at(UNTIL),
                new SharedTimeline(1_000_000_000L, NOW),
                NOW,
                notices,
                new FailureMessages(message -> message, notices));
        tracker = trackers.tracker(DEFINITION, NOW);
        tracker.totals().good(90);
        tracker.totals().bad(10);
    }

    private static SloSnapshot earlier() {
        VirtualClock clock = VirtualClock.at(FROM.plusSeconds(1));
        try (SloRegistry slos = SloRegistry.builder().clock(clock).build()) {
            Slo checkout = slos.register(DEFINITION);
            checkout.good(870);
            checkout.bad(30);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
            return slos.snapshot();
        }
    }

    private static TakenOver takenOver() {
        TakenOver slo = new TakenOver();
        slo.takeOver();
        return slo;
    }

    private static double shareOf(TakenOver slo) {
        return slo.tracker.consumedBetween(FROM, UNTIL, NOW).share();
    }

    /** Which of the past a share of the budget is of. */
    static String said(double share) {
        return share == ALONE ? "nothing" : share == TOGETHER ? "all" : "a part";
    }

    void takeOver() {
        trackers.takeOver(RestoredSnapshot.of(EARLIER, NOW), List.of(tracker), NOW, alert -> {});
    }
}
