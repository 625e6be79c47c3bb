package io.slo4j.simulate;

import io.slo4j.Objective;
import io.slo4j.simulate.ObjectiveAdvice.Candidate;
import io.slo4j.simulate.ObjectiveAdvice.Interval;
import io.slo4j.text.Figures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Advice in plain text. */
final class AdviceText {
    private final ObjectiveAdvice advice;

    AdviceText(ObjectiveAdvice advice) {
        this.advice = advice;
    }

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%s to %s: %s events, %s of them bad: %s good\n\n",
                        advice.from(),
                        advice.until(),
                        Figures.count(advice.good() + advice.bad()),
                        Figures.count(advice.bad()),
                        Figures.achieved((double) advice.good() / (advice.good() + advice.bad())))
                + achieved()
                + "\nNine of ten days were at or above " + Figures.achieved(advice.metOnNineOfTenDays()) + ".\n"
                + certain()
                + "\n\n"
                + candidates()
                + "\n" + conclusion() + "\n";
    }

    private String achieved() {
        TextTable table = new TextTable();
        table.row("achieved", "how many", "worst", "began", "median", "best");
        table.row(row("each day", advice.days()));
        table.row(row("each week", advice.weeks()));
        table.row(row("each " + advice.period(), advice.periods()));
        return table.text();
    }

    private static List<String> row(String what, List<Interval> intervals) {
        List<Interval> worstFirst = intervals.stream()
                .sorted(Comparator.comparingDouble(Interval::ratio))
                .toList();
        Interval worst = worstFirst.get(0);
        int last = worstFirst.size() - 1;
        return List.of(
                what,
                String.valueOf(intervals.size()),
                Figures.achieved(worst.ratio()),
                LocalDate.ofInstant(worst.from(), ZoneOffset.UTC).toString(),
                Figures.achieved(worstFirst.get(last / 2).ratio()),
                Figures.achieved(worstFirst.get(last).ratio()));
    }

    private String certain() {
        return (advice.days().size() == 1 ? "By the number of events" : "By how much days differ")
                + ", the service achieves between "
                + Figures.achieved(advice.achieved().least()) + " and "
                + Figures.achieved(advice.achieved().most()) + ", in 95 of 100 cases.";
    }

    private String candidates() {
        TextTable table = new TextTable();
        table.row("objective", "days met", "periods met", "burn rate", "pages", "tickets");
        for (Candidate candidate : advice.candidates()) {
            boolean fits = candidate.rejected().isEmpty();
            table.row(
                    candidate.objective().toString(),
                    candidate.daysMet() + " of " + advice.days().size(),
                    candidate.periodsMet() + " of " + advice.periods().size(),
                    Figures.times(candidate.burnRate()),
                    fits ? String.valueOf(candidate.pages()) : "-",
                    fits ? String.valueOf(candidate.tickets()) : "-");
        }
        StringBuilder text =
                new StringBuilder(table.text()).append("A ticket counts even where a page would have suppressed it.\n");
        advice.candidates()
                .forEach(candidate -> candidate
                        .rejected()
                        .ifPresent(why -> text.append(candidate.objective())
                                .append(" does not fit this policy: ")
                                .append(why)
                                .append('\n')));
        return text.toString();
    }

    private String conclusion() {
        return advice.sensible()
                .map(this::promise)
                .orElse(
                        "None of them was met on nine of ten days and in every period: mend the service first, or promise less.");
    }

    private String promise(Objective objective) {
        List<Objective> others = advice.sensibleRange();
        String promise =
                objective + " is sensible: the strictest of them that was met on nine of ten days and in every period.";
        return others.size() < 2
                ? promise
                : promise + "\nWith other days of the same service it might be " + others.get(0) + " to "
                        + others.get(others.size() - 1) + ".";
    }
}
