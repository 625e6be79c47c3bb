package io.slo4j.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.Silence;
import io.slo4j.budget.MaintenanceWindow;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.internal.budget.Corrector;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The recurring maintenance of one SLO: excludes what there was in the period, and always the next time. Each is an exclusion like any
 * other from then on, listed, stored and withdrawn by itself. For the thread that ticks.
 */
final class UpcomingMaintenance {
    private static final Log LOG = Log.of("io.slo4j");

    private final String slo;
    private final List<RecurringMaintenance> all;
    private final Notices notices;

    /* When there is something to exclude again; before the first tick that is known in the first one. */
    private long dueNanos = Long.MIN_VALUE;
    private long doneNanos = Long.MIN_VALUE;

    private UpcomingMaintenance(String slo, List<RecurringMaintenance> all, Notices notices) {
        this.slo = slo;
        this.all = all;
        this.notices = notices;
    }

    /** That of an SLO; null if it has none. */
    static @Nullable UpcomingMaintenance of(SloDefinition definition, Notices notices) {
        return definition.maintenance().isEmpty()
                ? null
                : new UpcomingMaintenance(definition.name(), definition.maintenance(), notices);
    }

    boolean isDue(long nowNanos) {
        return nowNanos >= dueNanos;
    }

    /**
     * Excludes what is due, with totals of the budget as read now.
     *
     * @param silences takes those of maintenance in which alerts are held back
     */
    void tick(Corrector budget, long nowNanos, long good, long bad, Consumer<Silence> silences) {
        Instant since = TimeLine.instant(doneNanos == Long.MIN_VALUE ? budget.knownSinceNanos(nowNanos) : doneNanos);
        Instant now = TimeLine.instant(nowNanos);
        doneNanos = nowNanos;
        dueNanos = Long.MAX_VALUE;
        for (RecurringMaintenance each : all) {
            Optional<MaintenanceWindow> next = each.windowAfter(since);
            while (next.isPresent()) {
                MaintenanceWindow window = next.get();
                exclude(each, window, budget, nowNanos, good, bad, silences);
                if (window.until().isAfter(now)) {
                    dueNanos = Math.min(dueNanos, TimeLine.nanos(window.until()));
                    break;
                }
                next = each.windowAfter(window.until());
            }
        }
    }

    private void exclude(
            RecurringMaintenance maintenance,
            MaintenanceWindow window,
            Corrector budget,
            long nowNanos,
            long good,
            long bad,
            Consumer<Silence> silences) {
        try {
            boolean isNew =
                    budget.excludeOnce(window.from(), window.until(), maintenance.reason(), nowNanos, good, bad);
            if (isNew && maintenance.isSilent() && TimeLine.nanos(window.until()) > nowNanos) {
                silences.accept(silence(maintenance, window));
            }
        } catch (IllegalStateException full) {
            notices.warn(
                    LOG,
                    this,
                    () -> "maintenance of SLO \"" + slo + "\" from " + window.from() + " until " + window.until()
                            + " could not be excluded or silenced",
                    full);
        }
    }

    /* Of several instances each makes the same one. */
    private Silence silence(RecurringMaintenance maintenance, MaintenanceWindow window) {
        String what = slo + '\n' + maintenance + '\n' + window.from();
        return Silence.of(AlertMatcher.ofSlo(slo), window.from(), window.until(), maintenance.reason())
                .withId(UUID.nameUUIDFromBytes(what.getBytes(UTF_8)).toString());
    }
}
