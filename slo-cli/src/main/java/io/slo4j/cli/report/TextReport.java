package io.slo4j.cli.report;

import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.cli.replay.Episode;
import io.slo4j.cli.replay.Episodes;
import io.slo4j.cli.replay.Terms;
import io.slo4j.cli.replay.Watched;
import io.slo4j.time.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What people read. */
public final class TextReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHOWN = 40;
    private static final int BAR = 40;
    private static final int NAME = 14;

    private final PrintStream out;
    private final Ink ink;

    public TextReport(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    public void print(Terms terms, String badWhen, SloStatus status, Instant began, Episodes episodes) {
        heading(terms, badWhen, status, began);
        budget(status.budget());
        windows(status);
        alerts(terms, episodes);
    }

    private void heading(Terms terms, String badWhen, SloStatus status, Instant began) {
        long events = status.good() + status.bad();
        Duration span = Duration.between(began, status.at()).plusSeconds(1);
        out.println();
        out.println(ink.bold(terms.objective() + " over "
                        + Durations.text(terms.period().length()))
                + ink.faint("   bad: " + badWhen));
        out.println(TIME.format(began) + " to " + TIME.format(status.at()) + " UTC, " + Durations.roughText(span));
        out.println(Ink.count(events) + " events, " + Ink.count(status.bad()) + " bad ("
                + Ink.percent(events == 0 ? 0 : (double) status.bad() / events) + ")");
        out.println();
    }

    private void budget(BudgetStatus budget) {
        String period = Durations.text(budget.period());
        String bar = Ink.bar(budget.remaining(), BAR);
        String left = budget.remaining() > 0
                ? Ink.percent(budget.remaining()) + " of the budget of " + period + " is left"
                : "the budget of " + period + " is overspent: " + Ink.percent(budget.consumed()) + " is gone";
        String coloured =
                budget.remaining() > 0.5 ? ink.green(bar) : budget.remaining() > 0 ? ink.yellow(bar) : ink.red(bar);
        out.println(ink.bold("Budget") + "   " + coloured + "  " + left
                + budget.timeToExhaustion()
                        .filter(end -> budget.remaining() > 0)
                        .map(end -> ", and lasts " + Durations.roughText(end) + " at the pace of the last hour")
                        .orElse(""));
        out.println();
    }

    private void windows(SloStatus status) {
        out.println(ink.faint(String.format(
                Locale.ROOT,
                "%-7s %12s %12s %15s %13s %10s",
                "Window",
                "Error ratio",
                "Burn rate",
                "Events",
                "Bad",
                "Observed")));
        for (WindowStatus window : status.windows()) {
            out.printf(
                    Locale.ROOT,
                    "%-7s %12s %12s %15s %13s %9.0f%%%n",
                    window.name(),
                    Ink.percent(window.errorRatio()),
                    Ink.times(window.burnRate()),
                    Ink.count(window.good() + window.bad()),
                    Ink.count(window.bad()),
                    100 * window.coverage());
        }
        out.println();
    }

    private void alerts(Terms terms, Episodes episodes) {
        if (episodes.fired() == 0) {
            String rules = terms.rules().stream()
                    .map(AlertRule::name)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("no rules");
            out.println(ink.bold("Alerts") + "   " + ink.green("none") + " would have fired "
                    + ink.faint("(" + rules + ")"));
            return;
        }
        List<Episode> all = episodes.all();
        out.println(ink.bold("Alerts") + "   " + Ink.count(episodes.fired()) + " would have fired");
        int width =
                terms.rules().stream().mapToInt(rule -> rule.name().length()).reduce(NAME, Math::max);
        out.println(ink.faint(String.format(
                Locale.ROOT,
                "%-7s %-" + width + "s %-20s %-20s %9s %11s",
                "",
                "Rule",
                "Fired",
                "Resolved",
                "Lasted",
                "At worst")));
        for (Episode one : all.subList(0, Math.min(SHOWN, all.size()))) {
            alert(one, width);
        }
        if (episodes.fired() > SHOWN) {
            out.println(ink.faint("and " + Ink.count(episodes.fired() - SHOWN) + " more; --json has all of them"));
        }
    }

    private void alert(Episode one, int width) {
        AlertRule rule = one.rule();
        String severity = String.format(Locale.ROOT, "%-7s", rule.severity());
        out.printf(
                Locale.ROOT,
                "%s %-" + width + "s %-20s %-20s %9s %11s%n",
                rule.severity() == Severity.PAGE ? ink.red(severity) : ink.yellow(severity),
                rule.name(),
                TIME.format(one.from()),
                one.resolved() ? TIME.format(one.until()) : "still firing",
                Durations.roughText(one.lasted()),
                Watched.by(rule).get(0).text().apply(one.worst()));
    }
}
