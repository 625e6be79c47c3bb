package io.slo4j.internal.snapshot;

import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.HourlyEvents;
import io.slo4j.internal.count.Marks;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.UsualTraffic;
import io.slo4j.internal.latency.LatencyHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SLOs of one snapshot, stored. For one thread. */
public final class SloMapper {
    private final Sampling sampling;
    private final long atNanos;
    private final DefinitionTexts texts = new DefinitionTexts();

    /**
     * Stores SLOs as of an instant, with their checkpoints at the instants of a sampling.
     *
     * @param atNanos the instant, in nanoseconds since the epoch
     */
    public SloMapper(Sampling sampling, long atNanos) {
        this.sampling = sampling;
        this.atNanos = atNanos;
    }

    /** Everything that an SLO of the same definition needs to go on from here. */
    public StoredSlo stored(SloParts slo) {
        DefinitionTexts.Texts text = texts.of(slo.definition());
        LatencyHistory latency = slo.latency();
        LevelEvaluator levels = slo.levels();
        TimeSlices slices = slo.slices();
        UsualTraffic usual = slo.history().usual();
        return new StoredSlo(
                DefinitionMapper.stored(slo.definition(), text.description()),
                TimeLine.instant(slo.history().startNanos()),
                TimeLine.instant(atNanos),
                StoredCheckpoints.of(sampling.read(slo.history())),
                rules(slo.rules(), text.fingerprints()),
                latency == null ? Optional.empty() : Optional.of(LatencyMapper.stored(latency, atNanos)),
                BudgetMapper.stored(
                        slo.budget().state(),
                        levels == null ? "" : levels.level().name()),
                slices == null ? Optional.empty() : Optional.of(SlicesMapper.stored(slices, sampling)),
                Optional.of(WatchMapper.stored(slo, atNanos)),
                new StoredMarks(
                        slo.history().marking().marks(),
                        slices == null ? Marks.NONE : slices.history().marking().marks()),
                slo.causes().past(),
                usual == null ? HourlyEvents.NONE : usual.past());
    }

    private static List<StoredAlert> rules(List<RuleEvaluator> rules, List<Long> fingerprints) {
        List<StoredAlert> stored = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            stored.add(RuleMapper.stored(rules.get(i), fingerprints.get(i)));
        }
        return stored;
    }
}
