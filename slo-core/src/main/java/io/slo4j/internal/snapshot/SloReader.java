package io.slo4j.internal.snapshot;

import io.slo4j.internal.cause.CausePast;
import io.slo4j.internal.count.HourlyEvents;
import io.slo4j.internal.count.HourlyNumbers;
import io.slo4j.store.SnapshotFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one SLO, as {@link SnapshotCodec} documents it, and trusts nothing in it. For one SLO and one thread. */
final class SloReader {
    private final String name;
    private final long[] instants;
    private final @Nullable List<StoredDescription> descriptions;
    private final @Nullable StoredSlo written;
    private @Nullable List<StoredAlert> alerts;
    private @Nullable StoredLatency latency;
    private @Nullable StoredBudget budget;
    private @Nullable StoredSlices slices;
    private @Nullable Integer description;
    private @Nullable StoredWatch watch;
    private @Nullable StoredMarks marks;
    private @Nullable CausePast causes;
    private @Nullable HourlyNumbers usual;
    private @Nullable HourlyEvents usualFigures;
    private final List<CarriedSections.Section> carried = new ArrayList<>();

    /**
     * Reads an SLO.
     *
     * @param instants those of the snapshot's checkpoints
     * @param descriptions those of the snapshot; null if they are lost
     */
    SloReader(String name, long[] instants, @Nullable List<StoredDescription> descriptions) {
        this.name = name;
        this.instants = instants;
        this.descriptions = descriptions;
        this.written = null;
    }

    /** Reads again what was just written. */
    SloReader(StoredSlo written, long[] instants, List<StoredDescription> descriptions) {
        this.name = written.name();
        this.instants = instants;
        this.descriptions = descriptions;
        this.written = written;
    }

    private record Counted(Instant start, Instant asOf, long good, long bad) {}

    /** What is understood. */
    StoredSlo read(ByteInput input) throws SnapshotFormatException {
        StoredDefinition definition = required(SectionType.DEFINITION, input, this::definition);
        Counted totals = required(SectionType.TOTALS, input, SloReader::totals);
        StoredCheckpoints checkpoints = required(SectionType.CHECKPOINTS, input, in -> checkpoints(totals, in));
        while (!input.isAtEnd()) {
            optional(input.varint(), input.part("section"));
        }
        return new StoredSlo(
                definition.described(description()),
                totals.start,
                totals.asOf,
                checkpoints,
                alerts == null ? List.of() : alerts,
                Optional.ofNullable(latency),
                budget == null ? StoredBudget.NONE : budget,
                Optional.ofNullable(slices),
                Optional.ofNullable(watch),
                marks == null ? StoredMarks.NONE : marks,
                causes == null ? CausePast.NONE : causes,
                usual());
    }

    private HourlyEvents usual() {
        HourlyEvents figures = usualFigures == null ? HourlyEvents.NONE : usualFigures;
        return new HourlyEvents(usual == null ? HourlyNumbers.NONE : usual, figures.bad(), figures.slowest());
    }

    private StoredCheckpoints checkpoints(Counted totals, ByteInput in) throws SnapshotFormatException {
        return written == null
                ? StoredCheckpoints.read(instants, totals.good, totals.bad, in)
                : written.checkpoints().readAgain(instants, totals.good, totals.bad, in);
    }

    /** What is not. */
    List<CarriedSections.Section> carried() {
        return Collections.unmodifiableList(carried);
    }

    private void optional(long type, ByteInput in) throws SnapshotFormatException {
        if (type == SectionType.ALERTS) {
            alerts = once(type, alerts, in, RuleSection::read);
        } else if (type == SectionType.LATENCY) {
            latency = once(type, latency, in, LatencySection::read);
        } else if (type == SectionType.BUDGET) {
            budget = once(type, budget, in, BudgetSection::read);
        } else if (type == SectionType.SLICES) {
            slices = once(type, slices, in, content -> SlicesSection.read(instants, content));
        } else if (type == SectionType.DESCRIPTION) {
            description = once(type, description, in, this::descriptionNumber);
        } else if (type == SectionType.WATCH) {
            watch = once(type, watch, in, WatchSection::read);
        } else if (type == SectionType.MARKS) {
            marks = once(type, marks, in, MarkSection::read);
        } else if (type == SectionType.CAUSES) {
            causes = once(type, causes, in, CauseSection::read);
        } else if (type == SectionType.USUAL) {
            usual = once(type, usual, in, UsualSection::read);
        } else if (type == SectionType.USUAL_FIGURES) {
            usualFigures = once(type, usualFigures, in, UsualSection::readFigures);
        } else if (type >= SectionType.DEFINITION && type <= SectionType.CHECKPOINTS) {
            throw Damage.of("section of type " + type + " must come once, but came again");
        } else {
            carried.add(new CarriedSections.Section(type, in.rest()));
        }
    }

    private interface Content<T> {
        T read(ByteInput in) throws SnapshotFormatException;
    }

    private static <T> T required(int type, ByteInput input, Content<T> content) throws SnapshotFormatException {
        long found = input.varint();
        if (found != type) {
            throw Damage.of("section must be of type " + type + ", but was of type " + found);
        }
        return once(type, null, input.part("section"), content);
    }

    private static <T> T once(long type, @Nullable T before, ByteInput in, Content<T> content)
            throws SnapshotFormatException {
        if (before != null) {
            throw Damage.of("section of type " + type + " must come once, but came again");
        }
        T value = content.read(in);
        in.requireEndOfSection(type);
        return value;
    }

    private StoredDefinition definition(ByteInput in) throws SnapshotFormatException {
        String objective = in.text("objective");
        Duration period = in.duration("period");
        if (period.isZero()) {
            throw Damage.of("period must be above zero, but was " + period);
        }
        return new StoredDefinition(
                name, objective, period, in.text("meaning of good"), in.pairs("label"), Optional.empty());
    }

    private static Counted totals(ByteInput in) throws SnapshotFormatException {
        return new Counted(
                in.instant("beginning of an SLO"),
                in.instant("instant of totals"),
                in.count("good events"),
                in.count("bad events"));
    }

    private int descriptionNumber(ByteInput in) throws SnapshotFormatException {
        long which = in.count("description of an SLO");
        if (descriptions != null && which >= descriptions.size()) {
            throw Damage.of("description of an SLO must be one of " + descriptions.size() + ", but was " + which);
        }
        return (int) which;
    }

    private Optional<StoredDescription> description() {
        return description == null || descriptions == null
                ? Optional.empty()
                : Optional.of(descriptions.get(description));
    }
}
