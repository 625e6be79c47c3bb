package io.slo4j.internal.snapshot;

import io.slo4j.alert.Cause;
import io.slo4j.internal.cause.CausePast;
import io.slo4j.internal.count.CheckpointTotals;
import io.slo4j.internal.count.HourlyEvents;
import io.slo4j.internal.count.HourlyNumbers;
import io.slo4j.internal.count.Marks;
import io.slo4j.store.SnapshotFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Snapshots as a service might have left them. */
public final class Snapshots {
    static final long TAKEN = 1_772_330_400_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private Snapshots() {}

    static TakenSnapshot with(
            long takenAtNanos,
            long[] instants,
            List<StoredSlo> slos,
            List<StoredSilence> silences,
            List<StoredEpisode> episodes) {
        return TakenSnapshot.of(SnapshotContent.of(takenAtNanos, 0, instants, slos, silences, episodes));
    }

    /** One of many; the same for the same seed. */
    public static TakenSnapshot of(long seed) {
        Random random = new Random(seed);
        long taken = TAKEN + random.nextInt(10) * 300_000_000L;
        TreeSet<Long> instants = new TreeSet<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            instants.add(taken - random.nextInt(3600) * SECOND + random.nextInt(2) * 400_000L - 400_000L);
        }
        long[] times = instants.stream().mapToLong(Long::longValue).toArray();
        List<StoredSlo> slos = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (random.nextInt(4) > 0) {
                slos.add(slo("slo-" + i, times, taken, random));
            }
        }
        SnapshotContent content = SnapshotContent.of(
                taken, 0, times, slos, silences(instant(taken), random), episodes(instant(taken), random));
        return TakenSnapshot.of(content.owing(owedEnds(instant(taken), random)));
    }

    private static List<StoredOwedEnd> owedEnds(Instant at, Random random) {
        List<StoredOwedEnd> ends = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ends.add(new StoredOwedEnd(
                    "slo-" + random.nextInt(2),
                    "99.9%",
                    "page: burn rate above 14.4 in 1h and 5m",
                    random.nextBoolean() ? Map.of() : Map.of("team", "payments"),
                    random.nextBoolean() ? Map.of() : Map.of("runbook", "https://runbooks/" + random.nextInt(2)),
                    at.minusSeconds(200),
                    at.minusSeconds(100L + random.nextInt(2)),
                    at.minusSeconds(random.nextInt(3)),
                    random.nextBoolean(),
                    random.nextInt(100_000),
                    StoredSuppression.of(random.nextInt(16)),
                    Duration.ofDays(30),
                    new StoredCounts(random.nextInt(1_000), random.nextInt(100)),
                    random.nextInt(2) / 2.0,
                    random.nextInt(3)));
        }
        return ends;
    }

    /** The same snapshot after its SLOs were lost. */
    public static TakenSnapshot withoutSlos(SnapshotContent whole) {
        return TakenSnapshot.of(SnapshotContent.of(
                        whole.takenAtNanos(),
                        whole.tickNanos(),
                        whole.instants(),
                        List.of(),
                        whole.silences(),
                        whole.episodes())
                .owing(whole.owedEnds()));
    }

    /** Where in a file of a snapshot that is whole an SLO begins. */
    public static int placeOf(byte[] file, String slo) {
        try {
            return SnapshotCodec.table(file).entries().stream()
                    .filter(entry -> entry.slo().equals(slo))
                    .findFirst()
                    .orElseThrow()
                    .from();
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static StoredSlo slo(String name, long[] times, long taken, Random random) {
        long[] good = new long[times.length];
        long[] bad = new long[times.length];
        long goodNow = 0;
        long badNow = 0;
        for (int i = 0; i < times.length; i++) {
            goodNow += random.nextInt(3) * (long) random.nextInt(1_000_000);
            badNow += random.nextInt(2) * (long) random.nextInt(100);
            good[i] = goodNow;
            bad[i] = badNow;
        }
        Instant at = instant(taken);
        return new StoredSlo(
                new StoredDefinition(name, random.nextBoolean() ? "99.9%" : "99%", Duration.ofDays(30), "returns"),
                at.minusSeconds(random.nextInt(100_000)),
                at,
                StoredCheckpoints.of(times, good, bad, goodNow + random.nextInt(10), badNow),
                List.of(alert("PAGE", "14.4x 1h/5m", at, random), alert("TICKET", "1x 3d/6h", at, random)),
                random.nextBoolean() ? Optional.empty() : Optional.of(latency(at, random)),
                budget(at, random),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new StoredSlices(
                                "minutes",
                                at,
                                new StoredCounts(1, 2),
                                StoredCheckpoints.of(times, bad, bad, badNow, badNow))),
                badNow % 2 == 0 ? Optional.empty() : Optional.of(watch(at, badNow)),
                new StoredMarks(marks(times, good, bad, new Random(goodNow)), Marks.NONE),
                causes(taken, new Random(goodNow + badNow)),
                hours(taken, new Random(goodNow - badNow)));
    }

    private static HourlyEvents hours(long taken, Random random) {
        return new HourlyEvents(numbers(taken, random), numbers(taken, random), numbers(taken, random));
    }

    private static HourlyNumbers numbers(long taken, Random random) {
        int[] numbers = new int[random.nextInt(4)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(5) == 0
                    ? HourlyNumbers.UNKNOWN
                    : random.nextInt(5) == 0 ? Integer.MAX_VALUE - random.nextInt(9) : random.nextInt(1_000);
        }
        return HourlyNumbers.of(taken / 3_600_000_000_000L - random.nextInt(3_000), numbers);
    }

    private static CausePast causes(long taken, Random random) {
        List<CausePast.Entry> entries = new ArrayList<>();
        List<CausePast.Increase> increases = new ArrayList<>();
        for (Cause.Kind kind : Cause.Kind.values()) {
            for (String label : List.of("a", "b", "other")) {
                if (random.nextInt(3) == 0) {
                    entries.add(new CausePast.Entry(
                            kind, label, 10 + random.nextInt(1_000), random.nextBoolean() ? "" : "4bf9" + label));
                }
            }
        }
        for (int i = 5; i > 0; i--) {
            for (int entry = 0; entry < entries.size(); entry++) {
                if (random.nextBoolean()) {
                    increases.add(
                            new CausePast.Increase(taken / 1_000_000 - 10_000L * i, entry, 1 + random.nextInt(2)));
                }
            }
        }
        return CausePast.of(entries, increases);
    }

    private static Marks marks(long[] times, long[] good, long[] bad, Random random) {
        int size = Math.min(random.nextInt(5), times.length);
        return Marks.of(new CheckpointTotals(
                Arrays.copyOf(times, size), Arrays.copyOf(good, size), Arrays.copyOf(bad, size), 0, 0));
    }

    private static StoredWatch watch(Instant at, long badNow) {
        return new StoredWatch(
                at.minusSeconds(badNow % 7),
                new StoredCounts(badNow + 4, badNow),
                at.minusSeconds(100),
                new StoredCounts(2, 1),
                List.of(0.0, 1.0 / badNow, Double.POSITIVE_INFINITY),
                at.minusSeconds(badNow % 5),
                List.of(at, at.minusSeconds(badNow % 7), at.minusSeconds(20)).subList(0, (int) (badNow % 4)),
                badNow % 2 == 0);
    }

    private static StoredAlert alert(String severity, String rule, Instant at, Random random) {
        StoredAlert.State state = StoredAlert.State.of(random.nextInt(3));
        boolean firing = state == StoredAlert.State.FIRING;
        return new StoredAlert(
                severity,
                rule,
                random.nextInt(3),
                state,
                state == StoredAlert.State.INACTIVE ? Instant.EPOCH : at.minusSeconds(random.nextInt(5)),
                firing ? at : Instant.EPOCH,
                firing && random.nextBoolean(),
                Instant.EPOCH);
    }

    private static StoredBudget budget(Instant at, Random random) {
        Optional<StoredCounts> mark = Optional.of(new StoredCounts(random.nextInt(100), 3));
        return random.nextBoolean()
                ? StoredBudget.NONE
                : new StoredBudget(
                        at.minusSeconds(1000),
                        new StoredCounts(4, random.nextInt(5)),
                        List.of(
                                new StoredCorrection(
                                        StoredCorrection.Kind.EXCLUSION,
                                        at,
                                        "maintenance",
                                        at.minusSeconds(100),
                                        at.plusSeconds(100),
                                        mark,
                                        Optional.empty(),
                                        Optional.empty(),
                                        random.nextBoolean() ? Optional.of(at) : Optional.empty()),
                                new StoredCorrection(
                                        StoredCorrection.Kind.FORGIVENESS,
                                        at,
                                        "",
                                        at,
                                        at,
                                        mark,
                                        mark,
                                        mark,
                                        Optional.empty())),
                        "alert");
    }

    private static List<StoredSilence> silences(Instant at, Random random) {
        return random.nextBoolean()
                ? List.of()
                : List.of(new StoredSilence(
                        "id-" + random.nextInt(3),
                        "slo-*",
                        "PAGE",
                        "*",
                        Map.of("team", "payments"),
                        at,
                        at.plusSeconds(1 + random.nextInt(3)),
                        "deploy",
                        ""));
    }

    private static List<StoredEpisode> episodes(Instant at, Random random) {
        List<StoredEpisode> episodes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant fired = at.minusSeconds(100L * i + random.nextInt(2));
            boolean resolved = random.nextBoolean();
            episodes.add(new StoredEpisode(
                    "slo-" + random.nextInt(2),
                    random.nextBoolean() ? "PAGE" : "TICKET",
                    "14.4x 1h/5m",
                    random.nextBoolean() ? Map.of() : Map.of("team", "payments", "region", "" + random.nextInt(2)),
                    fired.minusNanos(random.nextInt(3)),
                    fired,
                    resolved ? fired.plusSeconds(random.nextInt(2)) : at,
                    resolved,
                    resolved ? StoredSuppression.NONE : StoredSuppression.of(random.nextInt(16))));
        }
        return episodes;
    }

    private static StoredLatency latency(Instant at, Random random) {
        List<StoredInterval> intervals = new ArrayList<>();
        for (int i = 4; i > 0; i--) {
            byte[] counts = {(byte) (2 * random.nextInt(60)), 1, 4};
            intervals.add(new StoredInterval(at.minusSeconds(2L * i + 1), at.minusSeconds(2L * i), counts));
        }
        return new StoredLatency(Duration.ofNanos(1000), Duration.ofMinutes(1), 2, random.nextInt(3), intervals);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
    }
}
