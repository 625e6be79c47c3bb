package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.Silence;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.internal.alert.Readings;
import io.slo4j.internal.alert.Sample;
import io.slo4j.internal.budget.BudgetAccount;
import io.slo4j.internal.budget.Correction;
import io.slo4j.internal.budget.LevelEvaluator;
import io.slo4j.internal.budget.Slicing;
import io.slo4j.internal.budget.Term;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.History;
import io.slo4j.internal.count.TickWindows;
import io.slo4j.internal.guard.Notices;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The error budget of one SLO, and its level if a policy gives it levels. Ticked by one thread; read and corrected by any.
 */
public final class TrackedBudget {
    private final History budgeted;
    private final BudgetAccount account;
    private final @Nullable LevelEvaluator levels;
    private final @Nullable UpcomingMaintenance maintenance;
    private volatile boolean ticks;
    private volatile boolean corrected;

    TrackedBudget(SloDefinition definition, History budgeted, Notices notices, long nowNanos) {
        this.budgeted = budgeted;
        this.account = account(definition, budgeted, nowNanos);
        this.levels = definition.budgetPolicy().map(LevelEvaluator::new).orElse(null);
        this.maintenance = UpcomingMaintenance.of(definition, notices);
        this.ticks = account.ticks();
    }

    private static BudgetAccount account(SloDefinition definition, History budgeted, long nowNanos) {
        double errorBudget = definition.objective().errorBudget();
        Slicing slicing = Slicing.of(definition.budgetingMethod());
        SloPeriod period = definition.period();
        return period.isCalendar()
                ? BudgetAccount.calendar(errorBudget, budgeted, slicing, nanos -> term(period, nanos), nowNanos)
                : BudgetAccount.rolling(errorBudget, budgeted, slicing, period.length());
    }

    private static Term term(SloPeriod period, long nanos) {
        Instant now = TimeLine.instant(nanos);
        return new Term(
                TimeLine.nanos(period.startAt(now)),
                TimeLine.nanos(period.endAt(now).orElseThrow()));
    }

    /** Prepares for what is left to be asked for in any tick; between ticks. */
    void follow(TickWindows windows) {
        account.follow(windows);
    }

    BudgetAccount account() {
        return account;
    }

    BudgetStatus read(Sample now, double currentBurnRate) {
        return account.read(now.nanos(), now.budgetGood(), now.budgetBad(), currentBurnRate);
    }

    /** Remembers the totals where a period or an exclusion begins or ends; for the thread that ticks. */
    void tick(long nowNanos, long good, long bad) {
        if (ticks) {
            account.tick(nowNanos, good, bad);
        }
    }

    /** Excludes the maintenance that comes again; for the thread that ticks. */
    void declareMaintenance(Sample now, Consumer<Silence> silences) {
        if (maintenance != null && maintenance.isDue(now.nanos())) {
            maintenance.tick(account.corrector(), now.nanos(), now.budgetGood(), now.budgetBad(), silences);
            restored();
        }
    }

    /** Moves to the level of what is left, and says so if that is another one; for the thread that ticks. */
    void stepLevel(String slo, Readings now, Consumer<BudgetLevelChange> listener) {
        if (levels == null) {
            return;
        }
        BudgetLevel before = levels.step(now.remaining(), now.mayHaveLess());
        BudgetLevel after = levels.level();
        if (!before.equals(after)) {
            listener.accept(BudgetLevelChange.of(slo, before, after, TimeLine.instant(now.nanos()), now.budget()));
        }
    }

    /** The budget policy and the level as of the last tick; null without a policy. */
    public @Nullable LevelEvaluator levels() {
        return levels;
    }

    /** What was consumed between two instants up to that of a sample. */
    ConsumedBudget consumedBetween(Instant from, Instant until, Sample now) {
        return account.consumedBetween(
                TimeLine.nanos(from), TimeLine.nanos(until), now.nanos(), now.budgetGood(), now.budgetBad());
    }

    public BudgetCorrection exclude(Instant from, Instant until, String reason, long nowNanos) {
        return corrected(account.corrector().exclude(from, until, reason, nowNanos, budgeted.good(), budgeted.bad()));
    }

    public BudgetCorrection forgive(long badEvents, String reason, long nowNanos) {
        return corrected(account.corrector().forgive(badEvents, reason, nowNanos, budgeted.good(), budgeted.bad()));
    }

    public BudgetCorrection reset(String reason, long nowNanos) {
        return corrected(account.corrector().reset(reason, nowNanos, budgeted.good(), budgeted.bad()));
    }

    public BudgetCorrection withdraw(BudgetCorrection correction, long nowNanos) {
        BudgetCorrection withdrawn = account.corrector().withdraw(correction, nowNanos);
        corrected = true;
        return withdrawn;
    }

    /** Whether more may be consumed than at the last tick because a correction was withdrawn; for the thread that ticks. */
    boolean takeCorrected() {
        boolean taken = corrected;
        if (taken) {
            corrected = false;
        }
        return taken;
    }

    private BudgetCorrection corrected(BudgetCorrection correction) {
        if (account.ticks()) {
            ticks = true;
        }
        return correction;
    }

    /** The audit list, oldest first. */
    public List<BudgetCorrection> corrections() {
        return entries(account.corrections(), budgeted.good(), budgeted.bad());
    }

    /** Corrections as entries of the audit list, with the totals of the budget for an end that is to come. */
    static List<BudgetCorrection> entries(List<Correction> corrections, long good, long bad) {
        return corrections.stream()
                .map(correction -> correction.entry(good, bad))
                .toList();
    }

    @Nullable
    BudgetLevel level() {
        return levels == null ? null : levels.level();
    }

    /** The account has taken up what was corrected before; before anybody sees this. */
    void restored() {
        ticks = account.ticks();
    }
}
