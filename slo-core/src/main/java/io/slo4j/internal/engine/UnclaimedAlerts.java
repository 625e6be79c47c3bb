package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.definition.Settled;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import io.slo4j.internal.snapshot.DefinitionReader;
import io.slo4j.internal.snapshot.StoredAlert;
import io.slo4j.internal.snapshot.StoredSlo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Alerts that an earlier process left firing and whose SLOs nobody has registered: when the SLO has not been watched for as long
 * as the rule looks back, what has begun must be said to be over. For whoever holds the engine's lock.
 */
final class UnclaimedAlerts {
    private static final Log LOG = Log.of("io.slo4j");

    /** However long there was no process: time to register SLOs. */
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final Function<Settled, SloDefinition> definitions;
    private final List<Unclaimed> unclaimed = new ArrayList<>();
    private long nextNanos = Long.MAX_VALUE;
    private long registrationEndNanos = Long.MAX_VALUE;

    /**
     * An SLO of which something fires.
     *
     * @param asOfNanos when it was watched last
     * @param dueNanos when the first of its alerts must be over
     */
    record Unclaimed(SloDefinition definition, long asOfNanos, long dueNanos) {}

    /**
     * None so far.
     *
     * @param definitions makes a definition of these settings
     */
    UnclaimedAlerts(Function<Settled, SloDefinition> definitions) {
        this.definitions = definitions;
    }

    /** Looks for them among what an earlier process has left. */
    void left(List<StoredSlo> waiting, long nowNanos) {
        registrationEndNanos = nowNanos + PATIENCE_NANOS;
        for (StoredSlo stored : waiting) {
            if (stored.alerts().stream().anyMatch(UnclaimedAlerts::fires)) {
                add(stored, nowNanos);
            }
        }
    }

    private static boolean fires(StoredAlert alert) {
        return alert.state() == StoredAlert.State.FIRING;
    }

    private void add(StoredSlo stored, long nowNanos) {
        try {
            SloDefinition definition = definitions.apply(DefinitionReader.read(stored));
            long asOf = Math.min(nowNanos, TimeLine.nanos(stored.asOf()));
            long looks = definition.rules().stream()
                    .filter(rule -> stored.alerts().stream().anyMatch(alert -> fires(alert) && isOf(alert, rule)))
                    .mapToLong(rule -> SloAlerts.lookNanos(rule, definition))
                    .min()
                    .orElse(0);
            long due = Math.max(asOf + looks, nowNanos + PATIENCE_NANOS);
            unclaimed.add(new Unclaimed(definition, asOf, due));
            nextNanos = Math.min(nextNanos, due);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the alerts of stored SLO \"" + stored.name() + "\" can be ended only when it is registered again",
                    e);
        }
    }

    private static boolean isOf(StoredAlert alert, AlertRule rule) {
        return alert.rule().equals(rule.name())
                && alert.severity().equals(rule.severity().name());
    }

    /** Has those that are due ended, once SLOs have had their time to be registered since an earlier process was taken over. */
    void claim(Roster<?> roster, long nowNanos, Notices notices) {
        for (Unclaimed left : due(nowNanos)) {
            try {
                roster.claim(left);
            } catch (Throwable thrown) {
                String name = left.definition().name();
                notices.warn(LOG, left, () -> "the alerts of stored SLO \"" + name + "\" could not be ended", thrown);
            }
        }
        if (nowNanos >= registrationEndNanos) {
            roster.endUnstored(nowNanos);
        }
    }

    private List<Unclaimed> due(long nowNanos) {
        if (nowNanos < nextNanos) {
            return List.of();
        }
        List<Unclaimed> due =
                unclaimed.stream().filter(one -> one.dueNanos <= nowNanos).toList();
        unclaimed.removeAll(due);
        nextNanos = unclaimed.stream().mapToLong(Unclaimed::dueNanos).min().orElse(Long.MAX_VALUE);
        return due;
    }
}
