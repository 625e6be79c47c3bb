package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.slo4j.Logged;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.internal.budget.Correction;
import io.slo4j.internal.budget.Counts;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Notices;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would not be read as it was written is not written, and costs nothing else. */
class LeftOutTest {
    private static final Instant AT = TimeLine.instant(5);

    private static StoredSlo slo(StoredDefinition definition, StoredBudget budget) {
        return new StoredSlo(
                definition,
                AT,
                AT,
                StoredCheckpoints.of(new long[0], new long[0], new long[0], 3, 1),
                List.of(),
                Optional.empty(),
                budget,
                Optional.empty(),
                Optional.empty());
    }

    private static StoredDefinition definition(String name, Duration period) {
        return new StoredDefinition(name, "99%", period, "returns");
    }

    private static StoredSlo sound(String name) {
        return slo(definition(name, Duration.ofDays(1)), StoredBudget.NONE);
    }

    private static StoredSilence silence(String id, Instant until) {
        return new StoredSilence(id, "*", "", "*", Map.of(), AT, until, "deploy", "");
    }

    private static StoredSlo outOfOrder(String name) {
        StoredCounts mark = new StoredCounts(2, 0);
        StoredCorrection correction = new StoredCorrection(
                StoredCorrection.Kind.EXCLUSION,
                AT,
                "maintenance",
                AT,
                AT.minusNanos(1),
                Optional.of(mark),
                Optional.of(mark),
                Optional.empty(),
                Optional.empty());
        return slo(
                definition(name, Duration.ofDays(1)),
                new StoredBudget(Instant.EPOCH, new StoredCounts(0, 0), List.of(correction), ""));
    }

    private static String said(String what) {
        return what + " cannot be written and is not in the snapshots, which hold everything else"
                + " (said once; how often it happens is said every hour)";
    }

    @Test
    void anSloThatWouldNotBeReadAsItWasIsLeftOutAndNamedOnce() throws SnapshotFormatException {
        SloSnapshot snapshot = Snapshots.with(
                5,
                new long[0],
                List.of(slo(definition("left/a", Duration.ZERO), StoredBudget.NONE), outOfOrder("left/b"), sound("c")),
                List.of(),
                List.of());
        Logged logged = new Logged("io.slo4j.store");
        SloSnapshot read;
        try (logged) {
            read = SloSnapshot.fromBytes(snapshot.toBytes());
            assertEquals(read, SloSnapshot.fromBytes(snapshot.toBytes()));
        }
        assertEquals(Snapshots.with(5, new long[0], List.of(sound("c")), List.of(), List.of()), read);
        assertEquals(List.of(said("SLO \"left/a\""), said("SLO \"left/b\"")), logged.messages());
        assertEquals(
                List.of(
                        "period must be above zero, but was PT0S",
                        "correction of a budget must begin before it ends, but was "
                                + outOfOrder("").budget().corrections().get(0)),
                logged.causes().stream().map(Throwable::getMessage).toList());
    }

    @Test
    void allSnapshotsOfARegistrySayOnceWhatCannotBeWritten() {
        Notices notices = new Notices();
        SnapshotContent content = TakenSnapshot.content(
                Snapshots.with(5, new long[0], List.of(outOfOrder("left/b")), List.of(), List.of()));
        Logged logged = new Logged("io.slo4j.store");
        try (logged) {
            for (int i = 0; i < 3; i++) {
                TakenSnapshot.of(content, notices).toBytes();
            }
            assertEquals(List.of(said("SLO \"left/b\"")), logged.messages());
            notices.tick(1);
            notices.tick(1 + 3_600_000_000_000L);
            assertEquals(
                    "SLO \"left/b\" cannot be written and is not in the snapshots, which hold everything else: 2 times more",
                    logged.messages().get(1));
        }
    }

    @Test
    void aSilenceThatEndsLaterThanThereIsTimeIsLeftOutAlone() throws SnapshotFormatException {
        StoredSilence sound = silence("left-1", AT.plusSeconds(1));
        SloSnapshot snapshot =
                Snapshots.with(5, new long[0], List.of(), List.of(silence("left-2", Instant.MAX), sound), List.of());
        Logged logged = new Logged("io.slo4j.store");
        try (logged) {
            assertEquals(
                    Snapshots.with(5, new long[0], List.of(), List.of(sound), List.of()),
                    SloSnapshot.fromBytes(snapshot.toBytes()));
        }
        assertEquals(List.of(said("silence \"left-2\"")), logged.messages());
    }

    @Test
    void aDescriptionOfTooManyAnnotationsCostsTheDescriptionAlone() throws SnapshotFormatException {
        Map<String, String> annotations = IntStream.range(0, 102)
                .boxed()
                .collect(Collectors.toMap(i -> "a" + i, i -> "", (one, other) -> one, TreeMap::new));
        StoredDescription description = new StoredDescription(
                "1d",
                "occurrences",
                List.of(),
                false,
                Optional.empty(),
                false,
                List.of(),
                Collections.unmodifiableMap(annotations),
                Optional.empty());
        StoredSlo plain = sound("a");
        StoredSlo described = slo(plain.definition().described(Optional.of(description)), StoredBudget.NONE);
        SloSnapshot snapshot = Snapshots.with(5, new long[0], List.of(described), List.of(), List.of());
        Logged logged = new Logged("io.slo4j.store");
        try (logged) {
            assertEquals(
                    Snapshots.with(5, new long[0], List.of(plain), List.of(), List.of()),
                    SloSnapshot.fromBytes(snapshot.toBytes()));
        }
        assertEquals(List.of(said("description")), logged.messages());
        assertEquals(
                "number of annotations must be at most 101, but was 102",
                logged.causes().get(0).getMessage());
    }

    @Test
    void totalsThatCannotBeAreMendedOnTheirWayIntoASnapshot() {
        assertEquals(new StoredCounts(0, 7), CountsMapper.stored(new Counts(-1, 7)));
        StoredCheckpoints mended = StoredCheckpoints.of(
                new long[] {1, 2, 3}, new long[] {-5, 9, 4}, new long[] {0, Long.MIN_VALUE, 2}, 6, -1);
        assertEquals("[0, 4, 4]", Arrays.toString(mended.totals().good()));
        assertEquals("[0, 0, 0]", Arrays.toString(mended.totals().bad()));
        assertEquals(6, mended.good());
        assertEquals(0, mended.bad());
    }

    @Test
    void marksOfACorrectionThatAreOutOfOrderAreMendedOnTheirWayIntoASnapshot() {
        Counts from = new Counts(10, 3);
        Counts until = new Counts(8, 5);
        StoredCorrection stored = CorrectionMapper.stored(
                new Correction(BudgetCorrection.Kind.EXCLUSION, 5, "why", 1, 2, from, until, null, null));
        assertEquals(Optional.of(new StoredCounts(10, 3)), stored.first());
        assertEquals(Optional.of(new StoredCounts(10, 5)), stored.last());
    }
}
