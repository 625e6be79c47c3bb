package io.slo4j.internal.snapshot;

import io.slo4j.store.SnapshotFormatException;
import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the sections that {@link SnapshotCodec} documents, and trusts none of them. */
final class SectionReader {
    private SectionReader() {}

    static SnapshotContent snapshot(ByteInput input) throws SnapshotFormatException {
        long takenAtNanos = required(Section.HEAD, "head", input, ByteInput::signed);
        long[] instants = required(Section.INSTANTS, "checkpoint instants", input, SectionReader::instants);
        List<StoredSlo> slos = new ArrayList<>();
        List<StoredSilence> silences = null;
        List<StoredEpisode> episodes = null;
        List<StoredDescription> descriptions = null;
        Long tickNanos = null;
        while (!input.isAtEnd()) {
            long type = input.varint();
            ByteInput content = input.part("section");
            if (type == Section.SLO) {
                slos.add(slo(instants, descriptions == null ? List.of() : descriptions, content));
            } else if (type == Section.SILENCES) {
                silences = once(type, silences, content, SectionReader::silences);
            } else if (type == Section.EPISODES) {
                episodes = once(type, episodes, content, EpisodeSection::read);
            } else if (type == Section.DESCRIPTIONS) {
                descriptions = once(type, descriptions, content, DescriptionSection::read);
            } else if (type == Section.TICK) {
                tickNanos = once(type, tickNanos, content, in -> in.count("tick"));
            } else if (type <= Section.INSTANTS && type >= 0) {
                throw Damage.of("section of type " + type + " must come once, but came again");
            }
        }
        return SnapshotContent.of(
                takenAtNanos,
                tickNanos == null ? 0 : tickNanos,
                instants,
                slos,
                silences == null ? List.of() : silences,
                episodes == null ? List.of() : episodes);
    }

    @FunctionalInterface
    private interface Content<T> {
        T read(ByteInput input) throws SnapshotFormatException;
    }

    private static <T> T required(int type, String what, ByteInput input, Content<T> content)
            throws SnapshotFormatException {
        long found = input.varint();
        if (found != type) {
            throw Damage.of("section must be of type " + type + " (" + what + "), but was of type " + found);
        }
        ByteInput part = input.part(what);
        T value = content.read(part);
        part.requireEnd(what);
        return value;
    }

    private static long[] instants(ByteInput input) throws SnapshotFormatException {
        long[] instants = new long[input.size("number of checkpoints", StoredCheckpoints.MOST)];
        for (int i = 0; i < instants.length; i++) {
            instants[i] =
                    i == 0 ? input.signed() : Math.addExact(instants[i - 1], input.count("time between checkpoints"));
        }
        return instants;
    }

    private record Counted(Instant start, Instant asOf, long good, long bad) {}

    private static StoredSlo slo(long[] instants, List<StoredDescription> descriptions, ByteInput input)
            throws SnapshotFormatException {
        StoredDefinition definition = required(Section.DEFINITION, "definition", input, SectionReader::definition);
        Counted totals = required(
                Section.TOTALS,
                "totals",
                input,
                in -> new Counted(instant(in), instant(in), in.count("good events"), in.count("bad events")));
        StoredCheckpoints checkpoints = required(
                Section.CHECKPOINTS,
                "checkpoints",
                input,
                in -> StoredCheckpoints.read(instants, totals.good, totals.bad, in));
        List<StoredAlert> alerts = null;
        StoredLatency latency = null;
        StoredBudget budget = null;
        StoredSlices slices = null;
        StoredDefinition described = null;
        while (!input.isAtEnd()) {
            long type = input.varint();
            ByteInput content = input.part("section");
            if (type == Section.ALERTS) {
                alerts = once(type, alerts, content, SectionReader::alerts);
            } else if (type == Section.LATENCY) {
                latency = once(type, latency, content, SectionReader::latency);
            } else if (type == Section.BUDGET) {
                budget = once(type, budget, content, SectionReader::budget);
            } else if (type == Section.SLICES) {
                slices = once(type, slices, content, in -> slices(instants, in));
            } else if (type == Section.DESCRIPTION) {
                described = once(type, described, content, in -> described(definition, descriptions, in));
            }
        }
        return new StoredSlo(
                described == null ? definition : described,
                totals.start,
                totals.asOf,
                checkpoints,
                alerts == null ? List.of() : alerts,
                Optional.ofNullable(latency),
                budget == null ? StoredBudget.NONE : budget,
                Optional.ofNullable(slices));
    }

    private static StoredDefinition described(
            StoredDefinition definition, List<StoredDescription> descriptions, ByteInput in)
            throws SnapshotFormatException {
        long which = in.varint();
        if (which < 0 || which >= descriptions.size()) {
            throw Damage.of("description of an SLO must be one of " + descriptions.size() + ", but was "
                    + Long.toUnsignedString(which));
        }
        return definition.described(in.pairs("label"), descriptions.get((int) which));
    }

    private static <T> T once(long type, @Nullable T before, ByteInput input, Content<T> content)
            throws SnapshotFormatException {
        if (before != null) {
            throw Damage.of("section of type " + type + " must come once, but came again");
        }
        T value = content.read(input);
        input.requireEnd("section of type " + type);
        return value;
    }

    private static List<StoredSilence> silences(ByteInput in) throws SnapshotFormatException {
        List<StoredSilence> silences = new ArrayList<>();
        for (int i = in.size("number of silences", Integer.MAX_VALUE); i > 0; i--) {
            String id = in.text("silence id");
            String slo = in.text("SLO to match");
            String severity = in.text("severity to match");
            String rule = in.text("rule to match");
            silences.add(new StoredSilence(
                    id,
                    slo,
                    severity,
                    rule,
                    in.labels(),
                    instant(in),
                    instant(in),
                    in.text("reason"),
                    in.text("author")));
        }
        return silences;
    }

    private static StoredDefinition definition(ByteInput in) throws SnapshotFormatException {
        String name = in.text("name");
        String objective = in.text("objective");
        Duration period = duration(in, "period");
        if (period.isZero()) {
            throw Damage.of("period must be above zero, but was " + period);
        }
        return new StoredDefinition(name, objective, period, in.text("meaning of good"));
    }

    private static List<StoredAlert> alerts(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of rules", Integer.MAX_VALUE);
        List<StoredAlert> alerts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            alerts.add(new StoredAlert(
                    in.text("severity"),
                    in.text("rule"),
                    in.eightBytes(),
                    StoredAlert.State.of(in.choice("state", StoredAlert.State.HIGHEST_CODE)),
                    instant(in),
                    instant(in),
                    in.choice("quiet", 1) == 1,
                    instant(in)));
        }
        return alerts;
    }

    private static StoredLatency latency(ByteInput in) throws SnapshotFormatException {
        Duration lowest = duration(in, "lowest latency");
        Duration highest = duration(in, "highest latency");
        int digits = (int) Math.min(Integer.MAX_VALUE, in.count("significant digits"));
        long clamped = in.count("clamped durations");
        int size = in.size("number of intervals", StoredLatency.MOST_INTERVALS);
        List<StoredInterval> intervals = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long end = in.signed();
            long start = Math.subtractExact(end, in.count("length of an interval"));
            intervals.add(new StoredInterval(Durations.instant(start), Durations.instant(end), in.block("counts")));
        }
        return new StoredLatency(lowest, highest, digits, clamped, intervals);
    }

    private static StoredSlices slices(long[] instants, ByteInput in) throws SnapshotFormatException {
        String slicing = in.text("slicing");
        Instant runningUntil = instant(in);
        StoredCounts runningFrom = counts(in);
        long good = in.count("good slices");
        long bad = in.count("bad slices");
        return new StoredSlices(slicing, runningUntil, runningFrom, StoredCheckpoints.read(instants, good, bad, in));
    }

    private static StoredBudget budget(ByteInput in) throws SnapshotFormatException {
        Instant periodStart = instant(in);
        StoredCounts countsAtStart = counts(in);
        List<StoredCorrection> corrections = new ArrayList<>();
        for (int i = in.size("number of corrections", StoredCorrection.MOST); i > 0; i--) {
            StoredCorrection correction = correction(in);
            if (!correction.isInOrder()) {
                throw Damage.of("correction of a budget must begin before it ends, but was " + correction);
            }
            corrections.add(correction);
        }
        return new StoredBudget(periodStart, countsAtStart, corrections, in.text("level"));
    }

    private static StoredCorrection correction(ByteInput in) throws SnapshotFormatException {
        StoredCorrection.Kind kind =
                StoredCorrection.Kind.of(in.choice("kind of correction", StoredCorrection.Kind.HIGHEST_CODE));
        Instant at = instant(in);
        String reason = in.text("reason");
        Instant from = instant(in);
        Instant until = instant(in);
        int given = in.choice("parts of a correction", 15);
        return new StoredCorrection(
                kind,
                at,
                reason,
                from,
                until,
                (given & 1) == 0 ? Optional.empty() : Optional.of(counts(in)),
                (given & 2) == 0 ? Optional.empty() : Optional.of(counts(in)),
                (given & 4) == 0 ? Optional.empty() : Optional.of(counts(in)),
                (given & 8) == 0 ? Optional.empty() : Optional.of(instant(in)));
    }

    private static StoredCounts counts(ByteInput in) throws SnapshotFormatException {
        return new StoredCounts(in.count("good events"), in.count("bad events"));
    }

    private static Instant instant(ByteInput in) throws SnapshotFormatException {
        return Durations.instant(in.signed());
    }

    private static Duration duration(ByteInput in, String what) throws SnapshotFormatException {
        return Duration.ofNanos(in.count(what));
    }
}
