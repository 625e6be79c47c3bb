package io.slo4j.internal.snapshot;

import io.slo4j.SloDefinition;
import io.slo4j.internal.alert.RuleEvaluator;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.budget.TimeSlices;
import io.slo4j.internal.count.Sampling;
import io.slo4j.internal.count.Totals;
import io.slo4j.internal.latency.LatencyHistory;
import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SLOs of one snapshot, stored, and an SLO restored. For one thread. */
public final class SloMapper {
    private static final Logger LOG = System.getLogger("io.slo4j");

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
        return new StoredSlo(
                DefinitionMapper.stored(slo.definition(), text.description()),
                Durations.instant(slo.history().startNanos()),
                Durations.instant(atNanos),
                StoredCheckpoints.of(sampling.read(slo.history())),
                rules(slo.rules(), text.fingerprints()),
                latency == null ? Optional.empty() : Optional.of(LatencyMapper.stored(latency, atNanos)),
                BudgetMapper.stored(
                        slo.budget().state(),
                        levels == null ? "" : levels.level().name()),
                slices == null ? Optional.empty() : Optional.of(SlicesMapper.stored(slices, sampling)));
    }

    private static List<StoredAlert> rules(List<RuleEvaluator> rules, List<Long> fingerprints) {
        List<StoredAlert> stored = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            stored.add(RuleMapper.stored(rules.get(i), fingerprints.get(i)));
        }
        return stored;
    }

    /**
     * Lets an SLO go on where it was stored; before its first tick.
     *
     * @param restoredNanos when the timeline took up the checkpoints of the snapshot
     */
    static void restore(StoredSlo stored, SloParts slo, long restoredNanos, long nowNanos) {
        slo.history().restore(stored.checkpoints().totals(), Durations.epochNanos(stored.asOf()), restoredNanos);
        TimeSlices slices = slo.slices();
        if (slices != null) {
            SlicesMapper.restore(stored, slices, restoredNanos);
        }
        slo.budget().restore(BudgetMapper.restored(stored.budget()), nowNanos);
        LevelEvaluator levels = slo.levels();
        if (levels != null) {
            levels.resume(stored.budget().level(), remaining(slo, nowNanos));
        }
        for (RuleEvaluator rule : slo.rules()) {
            rule.restore(RuleMapper.restored(rule.rule(), slo.definition(), stored.alerts(), nowNanos));
        }
        LatencyHistory latency = slo.latency();
        if (latency != null) {
            stored.latency().ifPresent(earlier -> restore(earlier, latency, slo.definition(), restoredNanos));
        }
    }

    private static double remaining(SloParts slo, long nowNanos) {
        Totals now = slo.budgeted().totals();
        return slo.budget().read(nowNanos, now.goodEvents(), now.badEvents(), 0).remaining();
    }

    private static void restore(
            StoredLatency stored, LatencyHistory latency, SloDefinition definition, long restoredNanos) {
        try {
            LatencyMapper.restore(stored, latency, restoredNanos);
        } catch (IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "latency windows of SLO \"" + definition.name() + "\" start afresh: " + e.getMessage());
        }
    }
}
