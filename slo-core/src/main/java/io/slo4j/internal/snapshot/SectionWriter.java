package io.slo4j.internal.snapshot;

import io.slo4j.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the sections that {@link SnapshotCodec} documents. */
final class SectionWriter {
    private SectionWriter() {}

    static ByteOutput sections(SnapshotContent snapshot) {
        ByteOutput out = new ByteOutput(1024 + snapshot.slos().size() * 2048);
        out.section(Section.HEAD, new ByteOutput(10).signed(snapshot.takenAtNanos()));
        out.section(Section.INSTANTS, instants(snapshot.instants()));
        if (snapshot.tickNanos() > 0) {
            out.section(Section.TICK, new ByteOutput(10).varint(snapshot.tickNanos()));
        }
        DescriptionSection.Numbers descriptions = new DescriptionSection.Numbers(snapshot.slos());
        if (!descriptions.isEmpty()) {
            out.section(Section.DESCRIPTIONS, DescriptionSection.written(descriptions));
        }
        for (StoredSlo slo : snapshot.slos()) {
            out.section(Section.SLO, slo(slo, descriptions));
        }
        if (!snapshot.silences().isEmpty()) {
            out.section(Section.SILENCES, silences(snapshot.silences()));
        }
        if (!snapshot.episodes().isEmpty()) {
            out.section(Section.EPISODES, EpisodeSection.written(snapshot.episodes()));
        }
        return out;
    }

    private static ByteOutput silences(List<StoredSilence> silences) {
        ByteOutput out = new ByteOutput(256).varint(silences.size());
        for (StoredSilence silence : silences) {
            out.text(silence.id()).text(silence.slo()).text(silence.severity()).text(silence.rule());
            SortedMap<String, String> labels = new TreeMap<>(silence.labels());
            out.varint(labels.size());
            labels.forEach((name, value) -> out.text(name).text(value));
            instant(instant(out, silence.from()), silence.until());
            out.text(silence.reason()).text(silence.author());
        }
        return out;
    }

    private static ByteOutput instants(long[] instants) {
        ByteOutput out = new ByteOutput(16 + instants.length * 6);
        out.varint(instants.length);
        for (int i = 0; i < instants.length; i++) {
            if (i == 0) {
                out.signed(instants[0]);
            } else {
                out.varint(instants[i] - instants[i - 1]);
            }
        }
        return out;
    }

    private static ByteOutput slo(StoredSlo slo, DescriptionSection.Numbers descriptions) {
        byte[] steps = slo.checkpoints().steps();
        ByteOutput out = new ByteOutput(512 + steps.length);
        out.section(Section.DEFINITION, definition(slo.definition()));
        out.section(
                Section.TOTALS,
                instant(instant(new ByteOutput(40), slo.start()), slo.asOf())
                        .varint(slo.good())
                        .varint(slo.bad()));
        out.varint(Section.CHECKPOINTS).block(steps);
        if (!slo.alerts().isEmpty()) {
            out.section(Section.ALERTS, alerts(slo));
        }
        slo.latency().ifPresent(latency -> out.section(Section.LATENCY, latency(latency)));
        if (!slo.budget().equals(StoredBudget.NONE)) {
            out.section(Section.BUDGET, budget(slo.budget()));
        }
        slo.slices().ifPresent(slices -> out.section(Section.SLICES, slices(slices)));
        slo.definition().description().ifPresent(description -> {
            ByteOutput described = new ByteOutput(64).varint(descriptions.of(description));
            DescriptionSection.pairs(slo.definition().labels(), described);
            out.section(Section.DESCRIPTION, described);
        });
        return out;
    }

    private static ByteOutput slices(StoredSlices slices) {
        StoredCheckpoints checkpoints = slices.checkpoints();
        byte[] steps = checkpoints.steps();
        ByteOutput out = instant(new ByteOutput(64 + steps.length).text(slices.slicing()), slices.runningUntil());
        counts(out, slices.runningFrom()).varint(checkpoints.good()).varint(checkpoints.bad());
        return out.raw(steps, steps.length);
    }

    private static ByteOutput definition(StoredDefinition definition) {
        return duration(new ByteOutput(128).text(definition.name()).text(definition.objective()), definition.period())
                .text(definition.good());
    }

    private static ByteOutput alerts(StoredSlo slo) {
        ByteOutput out = new ByteOutput(128).varint(slo.alerts().size());
        for (StoredAlert alert : slo.alerts()) {
            out.text(alert.severity()).text(alert.rule()).eightBytes(alert.definition());
            out.oneByte(alert.state().code);
            instant(instant(out, alert.since()), alert.fired()).oneByte(alert.quiet() ? 1 : 0);
            instant(out, alert.quietSince());
        }
        return out;
    }

    private static ByteOutput latency(StoredLatency latency) {
        ByteOutput out = new ByteOutput(256 + latency.intervals().size() * 256);
        duration(duration(out, latency.lowest()), latency.highest())
                .varint(latency.significantDigits())
                .varint(latency.clamped())
                .varint(latency.intervals().size());
        for (StoredInterval interval : latency.intervals()) {
            duration(instant(out, interval.end()), Duration.between(interval.start(), interval.end()))
                    .block(interval.counts());
        }
        return out;
    }

    private static ByteOutput budget(StoredBudget budget) {
        ByteOutput out = counts(instant(new ByteOutput(256), budget.periodStart()), budget.countsAtStart());
        out.varint(budget.corrections().size());
        for (StoredCorrection correction : budget.corrections()) {
            instant(out.oneByte(correction.kind().code), correction.at()).text(correction.reason());
            instant(instant(out, correction.from()), correction.until());
            out.oneByte((correction.first().isPresent() ? 1 : 0)
                    | (correction.last().isPresent() ? 2 : 0)
                    | (correction.took().isPresent() ? 4 : 0)
                    | (correction.withdrawn().isPresent() ? 8 : 0));
            correction.first().ifPresent(counts -> counts(out, counts));
            correction.last().ifPresent(counts -> counts(out, counts));
            correction.took().ifPresent(counts -> counts(out, counts));
            correction.withdrawn().ifPresent(at -> instant(out, at));
        }
        return out.text(budget.level());
    }

    private static ByteOutput counts(ByteOutput out, StoredCounts counts) {
        return out.varint(counts.good()).varint(counts.bad());
    }

    private static ByteOutput instant(ByteOutput out, Instant instant) {
        return out.signed(Durations.epochNanos(instant));
    }

    private static ByteOutput duration(ByteOutput out, Duration duration) {
        return out.varint(Durations.saturatedNanos(duration));
    }
}
