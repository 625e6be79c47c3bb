package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.store.SloSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** It does not matter in which order, or in how many steps, instances are added up. */
class MergeProperties {
    private static final long SECOND = 1_000_000_000L;

    @Property(tries = 300)
    void mergingIsCommutative(@ForAll long one, @ForAll long other) {
        TakenSnapshot a = Snapshots.of(one);
        TakenSnapshot b = Snapshots.of(other);
        assertEquals(a.merge(b), b.merge(a));
    }

    @Property(tries = 300)
    void mergingIsAssociative(@ForAll long first, @ForAll long second, @ForAll long third) {
        TakenSnapshot a = Snapshots.of(first);
        TakenSnapshot b = Snapshots.of(second);
        TakenSnapshot c = Snapshots.of(third);
        SloSnapshot together = SloSnapshot.merge(List.of(a, b, c));
        assertEquals(together, a.merge(b).merge(c));
        assertEquals(together, a.merge(b.merge(c)));
    }

    @Property(tries = 300)
    void theAlertsOfAllInstancesAreThereInOrderOfTheirFiring(@ForAll long one, @ForAll long other) {
        TakenSnapshot a = Snapshots.of(one);
        List<StoredEpisode> merged = a.merge(Snapshots.of(other)).content().episodes();
        List<StoredEpisode> rest = new ArrayList<>(merged);
        a.content().episodes().forEach(episode -> assertTrue(rest.remove(episode)));
        Snapshots.of(other).content().episodes().forEach(episode -> assertTrue(rest.remove(episode)));
        assertEquals(List.of(), rest);
        assertEquals(
                merged.stream().map(StoredEpisode::fired).sorted().toList(),
                merged.stream().map(StoredEpisode::fired).toList());
    }

    @Property(tries = 300)
    void atAnyWholeSecondTheTotalsAreThoseOfTheInstancesTogether(
            @ForAll long one, @ForAll long other, @ForAll byte ago) {
        TakenSnapshot a = Snapshots.of(one);
        TakenSnapshot b = Snapshots.of(other);
        long second = Snapshots.TAKEN - Math.abs(ago * 30L) * SECOND;
        StoredSlo merged = a.merge(b).content().slo("slo-0").orElse(null);
        if (merged != null) {
            long end = second + SECOND - 1;
            assertEquals(goodAt(a, end) + goodAt(b, end), goodAt(merged.checkpoints(), second));
            assertEquals(good(a) + good(b), merged.good());
        }
    }

    private static long good(TakenSnapshot snapshot) {
        return snapshot.content().slo("slo-0").map(StoredSlo::good).orElse(0L);
    }

    private static long goodAt(TakenSnapshot snapshot, long instant) {
        return snapshot.content()
                .slo("slo-0")
                .map(slo -> goodAt(slo.checkpoints(), instant))
                .orElse(0L);
    }

    private static long goodAt(StoredCheckpoints checkpoints, long instant) {
        long[] good = new long[1];
        checkpoints.totals().at(new long[] {instant}, good, new long[1]);
        return good[0];
    }

    private static TakenSnapshot one(String good, int digits) {
        Instant at = TimeLine.instant(SECOND);
        StoredLatency latency = new StoredLatency(Duration.ofMillis(1), Duration.ofSeconds(1), digits, 0, List.of());
        return Snapshots.with(
                SECOND,
                new long[] {SECOND},
                List.of(new StoredSlo(
                        new StoredDefinition("checkout", "99%", Duration.ofDays(1), good),
                        at,
                        at,
                        StoredCheckpoints.of(new long[] {SECOND}, new long[] {3}, new long[] {1}, 5, 1),
                        List.of(),
                        Optional.of(latency),
                        StoredBudget.NONE,
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                List.of());
    }

    @Test
    void whatCannotBeAddedUpIsRefused() {
        assertRefused(
                "good must mean the same in all snapshots of SLO \"checkout\", but was \"returns\" and \"within 300ms\"",
                List.of(one("returns", 2), one("within 300ms", 2)));
        assertRefused(
                "latency range must be the same in all snapshots of SLO \"checkout\", but was not",
                List.of(one("returns", 2), one("returns", 3)));
        assertRefused("snapshots to be merged must be at least one, but were none", List.of());
    }

    private static void assertRefused(String message, List<SloSnapshot> snapshots) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SloSnapshot.merge(snapshots))
                        .getMessage());
    }
}
