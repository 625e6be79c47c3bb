package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** As much as may come in is there after a restart, and what would be more is refused where it comes in. */
class LimitsTest {
    private static final Instant FIRST = Instant.parse("1969-09-23T00:00:00Z");
    private static final Instant LAST = Instant.parse("2262-01-01T00:00:00Z");

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final MemoryStore store = new MemoryStore();

    private SloRegistry registry() {
        return SloRegistry.builder().clock(clock).store(store).build();
    }

    private static void assertRefused(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static SloBuilder labelled(int labels) {
        SloBuilder builder = Slo.builder("checkout").objective("99%");
        for (int i = 0; i < labels; i++) {
            builder.label("label-" + i, "v".repeat(1_000)).annotation("annotation-" + i, "w".repeat(10_000));
        }
        return builder;
    }

    private static AlertMatcher matching(int labels) {
        AlertMatcher matcher = AlertMatcher.any();
        for (int i = 0; i < labels; i++) {
            matcher = matcher.withLabel("label-" + i, "*");
        }
        return matcher;
    }

    @Test
    void aHundredLabelsOfAnSloAndOfAMatcher() throws SnapshotFormatException {
        SloRegistry slos = registry();
        Slo slo = labelled(100).groupBy("one-more").register(slos).of("v".repeat(200));
        Silence silence = slos.silences().add(matching(100), Duration.ofHours(1), "why");
        SloSnapshot read = SloSnapshot.fromBytes(slos.snapshot().toBytes());
        assertEquals(slos.snapshot(), read);
        slos.close();
        SloRegistry next = registry();
        assertEquals(List.of(silence), next.silences().list());
        assertEquals(101, slo.definition().labels().size());
        assertEquals(
                List.of(slo.name()),
                SloStatus.of(read).stream()
                        .map(status -> status.definition().name())
                        .toList());
        assertRefused("labels must be at most 100, but were more", () -> labelled(101));
        assertRefused("labels to match must be at most 100, but were more", () -> matching(101));
    }

    @Test
    void instantsFromAHundredDaysBefore1970To2262() {
        SloRegistry slos = registry();
        Slo slo = labelled(0).register(slos);
        Silence silence = Silence.of(AlertMatcher.any(), FIRST, LAST, "why");
        slos.silences().add(silence);
        BudgetCorrection exclusion = slo.errorBudget().exclude(FIRST, LAST, "why");
        slos.close();
        SloRegistry next = registry();
        assertEquals(List.of(silence), next.silences().list());
        assertEquals(
                List.of(exclusion), labelled(0).register(next).errorBudget().corrections());
        assertRefused(
                "from of a silence must lie between 1970 and 2262, but was 1969-09-22T23:59:59.999999999Z",
                () -> Silence.of(AlertMatcher.any(), FIRST.minusNanos(1), LAST, "why"));
        assertRefused(
                "until of a silence must lie between 1970 and 2262, but was 2262-01-01T00:00:00.000000001Z",
                () -> Silence.of(AlertMatcher.any(), FIRST, LAST.plusNanos(1), "why"));
    }
}
