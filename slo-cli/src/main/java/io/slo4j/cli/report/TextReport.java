package io.slo4j.cli.report;

import io.slo4j.SloDefinition;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.cli.replay.Episode;
import io.slo4j.cli.replay.Episodes;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The results as text for people. */
public final class TextReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SHOWN = 40;
    private static final int BAR = 40;
    private static final int NAME = 14;

    private final PrintStream out;
    private final Colours colours;

    public TextReport(PrintStream out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    public void print(SloDefinition definition, String badWhen, SloStatus status, Instant began, Episodes episodes) {
        heading(definition, badWhen, status, began);
        budget(status.budget());
        windows(status);
        alerts(definition, episodes);
    }

    private void heading(SloDefinition definition, String badWhen, SloStatus status, Instant began) {
        long events = status.good() + status.bad();
        Duration span = Duration.between(began, status.at()).plusSeconds(1);
        out.println();
        out.println(colours.bold(definition.objective() + " over "
                        + Durations.text(definition.period().length()))
                + colours.faint("   bad: " + badWhen));
        out.println(TIME.format(began) + " to " + TIME.format(status.at()) + " UTC, " + Figures.time(span));
        out.println(Figures.count(events) + " events, " + Figures.count(status.bad()) + " bad ("
                + Figures.percent(events == 0 ? 0 : (double) status.bad() / events) + ")");
        out.println();
    }

    private void budget(BudgetStatus budget) {
        String period = Durations.text(budget.period());
        String bar = Bar.of(budget.remaining(), BAR);
        String left = budget.remaining() > 0
                ? Figures.percent(budget.remaining()) + " of the budget of " + period + " is left"
                : "the budget of " + period + " is overspent: " + Figures.percent(budget.consumed()) + " is gone";
        String coloured = budget.remaining() > 0.5
                ? colours.green(bar)
                : budget.remaining() > 0 ? colours.yellow(bar) : colours.red(bar);
        out.println(colours.bold("Budget") + "   " + coloured + "  " + left
                + budget.timeToExhaustion()
                        .filter(end -> budget.remaining() > 0)
                        .map(end -> ", and lasts " + Figures.time(end) + " at the pace of the last hour")
                        .orElse(""));
        out.println();
    }

    private void windows(SloStatus status) {
        out.println(colours.faint(String.format(
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
                    "%-7s %12s %12s %15s %13s %10s%n",
                    window.name(),
                    Figures.percent(window.errorRatio()),
                    Figures.times(window.burnRate()),
                    Figures.count(window.good() + window.bad()),
                    Figures.count(window.bad()),
                    Figures.percent(window.coverage()));
        }
        out.println();
    }

    private void alerts(SloDefinition definition, Episodes episodes) {
        if (episodes.fired() == 0) {
            String rules = definition.rules().stream()
                    .map(AlertRule::name)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("no rules");
            out.println(colours.bold("Alerts") + "   " + colours.green("none") + " would have fired "
                    + colours.faint("(" + rules + ")"));
            return;
        }
        List<Episode> all = episodes.all();
        out.println(colours.bold("Alerts") + "   " + Figures.count(episodes.fired()) + " would have fired");
        int width = definition.rules().stream()
                .mapToInt(rule -> rule.name().length())
                .reduce(NAME, Math::max);
        out.println(colours.faint(String.format(
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
            out.println(
                    colours.faint("and " + Figures.count(episodes.fired() - SHOWN) + " more; --json has all of them"));
        }
    }

    private void alert(Episode one, int width) {
        AlertRule rule = one.rule();
        String severity = String.format(Locale.ROOT, "%-7s", rule.severity());
        out.printf(
                Locale.ROOT,
                "%s %-" + width + "s %-20s %-20s %9s %11s%n",
                rule.severity() == Severity.PAGE ? colours.red(severity) : colours.yellow(severity),
                rule.name(),
                TIME.format(one.from()),
                one.resolved() ? TIME.format(one.until()) : "still firing",
                Figures.time(one.lasted()),
                rule.figures().get(0).text(one.worst()));
    }
}
