package io.slo4j;

import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.engine.RuleState;
import io.slo4j.alert.engine.RuleState.Standing;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.latency.engine.LatencyHistory;
import io.slo4j.time.Durations;
import io.slo4j.window.FollowedWindow;
import io.slo4j.window.History;
import io.slo4j.window.WindowCounts;
import io.slo4j.window.WindowStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the registry knows of one SLO: its history, the state of its rules, and how to read a status from both. */
final class SloTracker {
    /** How far back "the current burn rate" looks, where the period is not shorter. */
    private static final Duration CURRENT = Duration.ofHours(1);

    private final SloDefinition definition;
    private final History history;
    private final @Nullable LatencyHistory latency;
    private final double errorBudget;
    private final RuleState[] rules;
    private final FollowedWindow[] longWindows;
    private final FollowedWindow[] shortWindows;

    /* Where the rules' windows, and the current one if it is among them, are in the list of shown windows. */
    private final int[] longShown;
    private final int[] shortShown;
    private final Duration currentWindow;
    private final int currentShown;

    private final Refusals refusals = new Refusals();
    private volatile @Nullable Throwable lastException;

    SloTracker(SloDefinition definition, History history, WindowStarts starts) {
        this.definition = definition;
        this.history = history;
        this.latency = definition.latencyRange() == null
                ? null
                : new LatencyHistory(
                        definition.latencyRange(),
                        history.startNanos(),
                        Durations.saturatedNanos(definition.period().length()));
        this.errorBudget = definition.objective().errorBudget();
        this.rules = definition.rules().stream()
                .map(rule -> new RuleState(rule, definition.objective().exactErrorBudget(), definition.observedOnly()))
                .toArray(RuleState[]::new);
        this.longWindows = new FollowedWindow[rules.length];
        this.shortWindows = new FollowedWindow[rules.length];
        this.longShown = new int[rules.length];
        this.shortShown = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            AlertRule rule = rules[i].rule();
            longWindows[i] = new FollowedWindow(history, starts, Durations.saturatedNanos(rule.longWindow()));
            shortWindows[i] = new FollowedWindow(history, starts, Durations.saturatedNanos(rule.shortWindow()));
            longShown[i] = definition.windows().indexOf(rule.longWindow());
            shortShown[i] = definition.windows().indexOf(rule.shortWindow());
        }
        Duration period = definition.period().length();
        this.currentWindow = CURRENT.compareTo(period) < 0 ? CURRENT : period;
        this.currentShown = definition.windows().indexOf(currentWindow);
    }

    static long checkedWindowNanos(Duration window, Period period) {
        long nanos = Durations.positiveNanos("window", window);
        if (window.compareTo(period.length()) > 0) {
            throw new IllegalArgumentException("window must be at most the period of " + Durations.text(period.length())
                    + ", but was " + Durations.text(window));
        }
        return nanos;
    }

    SloDefinition definition() {
        return definition;
    }

    History history() {
        return history;
    }

    @Nullable
    LatencyHistory latency() {
        return latency;
    }

    Refusals refusals() {
        return refusals;
    }

    /** Checkpoints the totals, if a slot was handed out, and evaluates the rules; for the thread that ticks. */
    void tick(long nowNanos, int slot, Consumer<Alert> alerts) {
        long good = history.totals().goodEvents();
        long bad = history.totals().badEvents();
        if (slot >= 0) {
            history.checkpoint(slot, good, bad);
        }
        if (latency != null) {
            latency.tick(nowNanos);
        }
        for (int i = 0; i < rules.length; i++) {
            RuleState rule = rules[i];
            WindowCounts inLong = longWindows[i].counts(nowNanos, good, bad);
            if (rule.staysInactive(inLong)) {
                continue;
            }
            WindowCounts inShort = shortWindows[i].counts(nowNanos, good, bad);
            Standing before = rule.step(nowNanos, inLong, inShort);
            AlertState state = rule.standing().state();
            if (before.state() != state && (before.state() == AlertState.FIRING || state == AlertState.FIRING)) {
                alerts.accept(alert(rule, before, nowNanos, inLong, inShort));
            }
        }
    }

    /** Remembers what a bad event threw, for the next alert to tell. */
    void failedWith(Throwable thrown) {
        lastException = thrown;
    }

    private Map<String, String> annotations(AlertRule rule) {
        Map<String, String> filled = new LinkedHashMap<>();
        definition
                .annotations()
                .forEach((key, text) -> filled.put(
                        key,
                        text.replace("{slo}", definition.name())
                                .replace("{severity}", rule.severity().name().toLowerCase(Locale.ROOT))
                                .replace("{rule}", rule.name())));
        return Collections.unmodifiableMap(filled);
    }

    private Alert alert(RuleState rule, Standing before, long nowNanos, WindowCounts inLong, WindowCounts inShort) {
        Standing now = rule.standing();
        BurnRates burn = new BurnRates(inLong.errorRatio() / errorBudget, inShort.errorRatio() / errorBudget);
        long since = now.state() == AlertState.FIRING ? now.sinceNanos() : before.sinceNanos();
        return new Alert(
                definition.name(),
                definition.objective().toString(),
                rule.rule(),
                before.state(),
                now.state(),
                Durations.instant(nowNanos),
                Durations.instant(since),
                burn,
                inLong.errorRatio(),
                budget(nowNanos, history.totals().goodEvents(), history.totals().badEvents(), burn.longWindow()),
                definition.labels(),
                annotations(rule.rule()),
                Optional.ofNullable(lastException));
    }

    SloStatus status(long nowNanos) {
        long good = history.totals().goodEvents();
        long bad = history.totals().badEvents();
        Instant at = Durations.instant(nowNanos);
        WindowStatus[] windows = new WindowStatus[definition.windows().size()];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = window(definition.windows().get(i), nowNanos, at, good, bad);
        }
        WindowStatus current =
                currentShown >= 0 ? windows[currentShown] : window(currentWindow, nowNanos, at, good, bad);
        return new SloStatus(
                this,
                nowNanos,
                at,
                good,
                bad,
                List.of(windows),
                budget(nowNanos, good, bad, current.burnRate()),
                standings(),
                latency == null ? null : latency.read());
    }

    /** A window that ends at an earlier reading of the totals. */
    WindowStatus window(Duration window, long nowNanos, long good, long bad) {
        checkedWindowNanos(window, definition.period());
        return window(window, nowNanos, Durations.instant(nowNanos), good, bad);
    }

    private WindowStatus window(Duration window, long nowNanos, Instant at, long good, long bad) {
        return WindowStatus.of(at, window, counts(window, nowNanos, good, bad), errorBudget);
    }

    /** A window that ended in the past. */
    WindowStatus windowAt(Duration window, long endNanos) {
        WindowCounts counts = history.windowAt(endNanos, Durations.saturatedNanos(window));
        return WindowStatus.of(Durations.instant(endNanos), window, counts, errorBudget);
    }

    /** Bad events between two instants up to that of the status, whose totals stand for those of its instant. */
    long badBetween(Instant from, Instant until, SloStatus now) {
        long end = Durations.epochNanos(until);
        long span = end - Durations.epochNanos(from);
        return until.equals(now.at())
                ? history.window(end, span, now.good(), now.bad()).bad()
                : history.windowAt(end, span).bad();
    }

    private WindowCounts counts(Duration window, long nowNanos, long good, long bad) {
        return history.window(nowNanos, Durations.saturatedNanos(window), good, bad);
    }

    private BudgetStatus budget(long nowNanos, long good, long bad, double burnRate) {
        Duration period = definition.period().length();
        WindowCounts counts = counts(period, nowNanos, good, bad);
        return BudgetStatus.of(errorBudget, period, counts.good(), counts.bad(), counts.coverage(), burnRate);
    }

    private Standing[] standings() {
        Standing[] standings = new Standing[rules.length];
        for (int i = 0; i < rules.length; i++) {
            standings[i] = rules[i].standing();
        }
        return standings;
    }

    /** How the rules stood when a status was taken. */
    List<AlertStatus> alertStatuses(Standing[] standings, List<WindowStatus> windows) {
        AlertStatus[] statuses = new AlertStatus[rules.length];
        for (int i = 0; i < rules.length; i++) {
            Standing standing = standings[i];
            Optional<Instant> since = standing.state() == AlertState.INACTIVE
                    ? Optional.empty()
                    : Optional.of(Durations.instant(standing.sinceNanos()));
            BurnRates burn = new BurnRates(
                    windows.get(longShown[i]).burnRate(),
                    windows.get(shortShown[i]).burnRate());
            statuses[i] = new AlertStatus(rules[i].rule(), standing.state(), since, burn);
        }
        return List.of(statuses);
    }
}
