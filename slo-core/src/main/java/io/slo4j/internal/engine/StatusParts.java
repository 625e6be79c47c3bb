package io.slo4j.internal.engine;

import io.slo4j.InFlight;
import io.slo4j.SloDefinition;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.internal.alert.RuleStatus;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.alert.SpentTicks;
import io.slo4j.internal.budget.Correction;
import io.slo4j.internal.budget.Counts;
import io.slo4j.internal.cause.CauseReading;
import io.slo4j.internal.latency.LatencyReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a status says whichever windows it is taken with. Immutable.
 *
 * @param definition the SLO
 * @param sample when it was taken, and the totals then
 * @param budget the budget
 * @param level the level of the budget; null without a policy
 * @param corrections the corrections of the budget, oldest first
 * @param earlier what earlier processes have counted of the totals
 * @param startNanos since when the SLO has been observed
 * @param alerts the rules
 * @param rules where each of them stood; never changed
 * @param reached the distance that each of them has reached; never changed
 * @param watchedSinceNanos since when ticks have come without a gap
 * @param spentTicks the last ticks in which the budget has counted a bad event
 * @param latency the durations; null if the SLO keeps none
 * @param causes the bad events by cause
 * @param inFlight the events that have not ended; null if the SLO does not detect work that hangs
 * @param rejected how many records made no sense
 */
@SuppressWarnings("ArrayRecordComponent")
record StatusParts(
        SloDefinition definition,
        Sample sample,
        BudgetStatus budget,
        @Nullable BudgetLevel level,
        List<Correction> corrections,
        Counts earlier,
        long startNanos,
        SloAlerts alerts,
        RuleStatus[] rules,
        double[] reached,
        long watchedSinceNanos,
        SpentTicks spentTicks,
        @Nullable LatencyReading latency,
        CauseReading causes,
        @Nullable InFlight inFlight,
        long rejected) {}
