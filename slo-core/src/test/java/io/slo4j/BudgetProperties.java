package io.slo4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Budgets of every kind of period, with corrections, against a list of what happened between any two ticks. */
class BudgetProperties {
    private static final Instant START = Instant.parse("2026-03-26T22:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    enum Correct {
        NOTHING,
        EXCLUDE,
        FORGIVE,
        RESET,
        WITHDRAW
    }

    /** What happens before a tick, and what is corrected after it; an exclusion begins so many half steps from then. */
    record Step(int good, int bad, Correct correct, int from, int length) {
        Step without(Set<Correct> leftOut) {
            return leftOut.contains(correct) ? new Step(good, bad, Correct.NOTHING, from, length) : this;
        }
    }

    /** How long a step is, and the period; the clocks in Berlin go forward on 29 March and a quarter begins on 1 April. */
    record Setting(Duration step, SloPeriod period) {
        /* Where steps are long, apart from the second in which events come. */
        Instant from(Instant now, Step begun) {
            Instant from = now.plus(step.dividedBy(2).multipliedBy(begun.from));
            return step.toSeconds() > 2 ? from.plus(step.dividedBy(4)) : from;
        }
    }

    @Provide
    Arbitrary<Setting> settings() {
        return Arbitraries.of(
                new Setting(Duration.ofSeconds(1), SloPeriod.rolling(Duration.ofSeconds(20))),
                new Setting(Duration.ofSeconds(1), SloPeriod.THIRTY_DAYS),
                new Setting(Duration.ofHours(2), SloPeriod.calendarWeek(BERLIN)),
                new Setting(Duration.ofHours(6), SloPeriod.calendarMonth(BERLIN)),
                new Setting(Duration.ofHours(6), SloPeriod.calendarQuarter(BERLIN)),
                new Setting(Duration.ofHours(4), SloPeriod.calendarYear(BERLIN)));
    }

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.frequency(
                                Tuple.of(12, Correct.NOTHING),
                                Tuple.of(3, Correct.EXCLUDE),
                                Tuple.of(2, Correct.FORGIVE),
                                Tuple.of(1, Correct.RESET),
                                Tuple.of(2, Correct.WITHDRAW)),
                        Arbitraries.integers().between(-20, 10),
                        Arbitraries.integers().between(1, 12))
                .as(Step::new);
    }

    /** A run of an SLO through steps, some of them with an event more. */
    private static final class Run {
        final VirtualClock clock = VirtualClock.at(START);
        final SloRegistry slos = SloRegistry.builder().clock(clock).build();
        final Setting setting;
        final Slo slo;

        Run(Setting setting) {
            this.setting = setting;
            this.slo = Slo.builder("checkout")
                    .objective("99%")
                    .period(setting.period())
                    .alerts(AlertPolicy.of())
                    .register(slos);
        }

        BudgetStatus take(Step step, int moreGood, int moreBad) {
            clock.advance(setting.step());
            slo.good(step.good + moreGood);
            slo.bad(step.bad + moreBad);
            slos.tick();
            correct(step);
            return slo.status().budget();
        }

        private void correct(Step step) {
            switch (step.correct) {
                case NOTHING -> {}
                case EXCLUDE -> {
                    Instant from = setting.from(clock.now(), step);
                    Instant until = from.plus(setting.step().dividedBy(2).multipliedBy(step.length));
                    if (until.isAfter(setting.period().startAt(clock.now()))) {
                        slo.errorBudget().exclude(from, until, "generated");
                    }
                }
                case FORGIVE -> slo.errorBudget().forgive(step.length, "generated");
                case RESET -> slo.errorBudget().reset("generated");
                case WITHDRAW -> {
                    List<BudgetCorrection> standing = slo.errorBudget().corrections().stream()
                            .filter(correction -> correction.withdrawnAt().isEmpty())
                            .toList();
                    if (!standing.isEmpty()) {
                        slo.errorBudget().withdraw(standing.get(step.length % standing.size()));
                    }
                }
            }
        }
    }

    /** The naive way: each event by itself, with the tick that it came before, and whether it is left out. */
    private static final class Model {
        record Event(int number, int tick, boolean bad) {}

        record Stretch(Instant from, Instant until, boolean endsLater) {}

        final Setting setting;
        final List<Instant> ticks = new ArrayList<>();
        final List<Event> events = new ArrayList<>();
        final Set<Event> forgiven = new HashSet<>();
        final List<Stretch> stretches = new ArrayList<>();

        /** A stretch, or forgiveness of so many events after a tick. */
        record Made(@Nullable Stretch stretch, int forgiven, int tick) {}

        final List<Made> standing = new ArrayList<>();

        Model(Setting setting) {
            this.setting = setting;
        }

        void take(Step step, Instant now) {
            /* Nothing is counted while there are no ticks: what one finds after longer came in its last second. */
            if (setting.step().toSeconds() > 2) {
                ticks.add(now.minusSeconds(1));
            }
            ticks.add(now);
            int tick = ticks.size() - 1;
            for (int i = 0; i < step.good; i++) {
                events.add(new Event(events.size(), tick, false));
            }
            for (int i = 0; i < step.bad; i++) {
                events.add(new Event(events.size(), tick, true));
            }
            switch (step.correct) {
                case NOTHING -> {}
                case EXCLUDE -> {
                    Instant from = setting.from(now, step);
                    Instant until = from.plus(setting.step().dividedBy(2).multipliedBy(step.length));
                    if (until.isAfter(setting.period().startAt(now))) {
                        leaveOut(new Stretch(from, until, until.isAfter(now)));
                    }
                }
                case FORGIVE -> standing.add(new Made(null, forgive(step.length, tick), tick));
                case RESET -> leaveOut(new Stretch(START, now, false));
                case WITHDRAW -> {
                    if (!standing.isEmpty()) {
                        standing.remove(step.length % standing.size());
                        makeAllAnew();
                    }
                }
            }
        }

        private void leaveOut(Stretch stretch) {
            stretches.add(stretch);
            standing.add(new Made(stretch, 0, 0));
        }

        private int forgive(int count, int tick) {
            int left = count;
            for (int i = events.size() - 1; i >= 0 && left > 0; i--) {
                Event event = events.get(i);
                if (event.bad && event.tick <= tick && counts(event, ticks.get(tick))) {
                    forgiven.add(event);
                    left--;
                }
            }
            return count - left;
        }

        /** As if what has been withdrawn had never been made. */
        private void makeAllAnew() {
            forgiven.clear();
            stretches.clear();
            for (Made made : standing) {
                if (made.stretch == null) {
                    forgive(made.forgiven, made.tick);
                } else {
                    stretches.add(made.stretch);
                }
            }
        }

        private boolean counts(Event event, Instant now) {
            return event.tick > opening(now)
                    && !forgiven.contains(event)
                    && stretches.stream().noneMatch(stretch -> holds(stretch, event));
        }

        /** The tick whose totals are those at the period's beginning; -1 if there is none. */
        private int opening(Instant now) {
            Instant start = setting.period().startAt(now);
            return setting.period().endAt(now).isPresent() && start.isAfter(START) ? firstFrom(start) : lastAt(start);
        }

        private boolean holds(Stretch stretch, Event event) {
            int after = stretch.from.isAfter(START) ? firstFrom(stretch.from) : -1;
            int last = stretch.endsLater ? firstFrom(stretch.until) : lastAt(stretch.until);
            return event.tick > after && event.tick <= last;
        }

        private int firstFrom(Instant instant) {
            for (int i = 0; i < ticks.size(); i++) {
                if (!ticks.get(i).isBefore(instant)) {
                    return i;
                }
            }
            return ticks.size();
        }

        private int lastAt(Instant instant) {
            int last = -1;
            for (int i = 0; i < ticks.size(); i++) {
                if (!ticks.get(i).isAfter(instant)) {
                    last = i;
                }
            }
            return last;
        }

        long count(boolean bad, Instant now) {
            return events.stream()
                    .filter(event -> event.bad == bad && counts(event, now))
                    .count();
        }

        /** Observed time, a quarter of a step at a time: no stretch begins or ends within one, no period begins within one. */
        double coverage(Instant now) {
            Instant start = setting.period().startAt(now);
            Duration length =
                    Duration.between(start, setting.period().endAt(now).orElse(now));
            Duration quarter = setting.step().dividedBy(4);
            long seen = 0;
            for (Instant at = START; at.isBefore(now); at = at.plus(quarter)) {
                Instant then = at;
                if (!at.isBefore(start)
                        && stretches.stream()
                                .noneMatch(stretch -> !then.isBefore(stretch.from) && then.isBefore(stretch.until))) {
                    seen++;
                }
            }
            return Math.min(1, (double) seen * quarter.toNanos() / length.toNanos());
        }
    }

    @Property(tries = 400)
    void everyBudgetIsThatOfANaiveList(
            @ForAll("settings") Setting setting, @ForAll @Size(min = 1, max = 58) List<@From("steps") Step> steps) {
        Run run = new Run(setting);
        Model model = new Model(setting);
        for (Step step : steps) {
            BudgetStatus budget = run.take(step, 0, 0);
            Instant now = run.clock.now();
            model.take(step, now);
            assertEquals(model.count(false, now), budget.good(), "good");
            assertEquals(model.count(true, now), budget.bad(), "bad");
            assertEquals(model.coverage(now), budget.coverage(), 1e-12, "coverage");
        }
    }

    /*
     * Without forgiveness and withdrawals: after them another tick of a silence may be the one in which the least was consumed, and only
     * the one that was it before is kept, and that of the last bad event.
     */
    @Property(tries = 400)
    void oneMoreBadEventNeverRaisesWhatIsLeftAndOneMoreGoodEventNeverLowersIt(
            @ForAll("settings") Setting setting,
            @ForAll @Size(min = 1, max = 58) List<@From("steps") Step> steps,
            @ForAll @IntRange(min = 0, max = 57) int when) {
        Run plain = new Run(setting);
        Run better = new Run(setting);
        Run worse = new Run(setting);
        for (int i = 0; i < steps.size(); i++) {
            int more = i == when % steps.size() ? 1 : 0;
            Step step = steps.get(i).without(Set.of(Correct.FORGIVE, Correct.WITHDRAW));
            double left = plain.take(step, 0, 0).remaining();
            assertTrue(better.take(step, more, 0).remaining() >= left - 1e-12, "one more good event, step " + i);
            assertTrue(worse.take(step, 0, more).remaining() <= left + 1e-12, "one more bad event, step " + i);
        }
    }

    @Property(tries = 300)
    void soItIsWithTimeSlices(
            @ForAll boolean inProportion,
            @ForAll @Size(min = 1, max = 58) List<@From("steps") Step> steps,
            @ForAll @IntRange(min = 0, max = 57) int when,
            @ForAll @IntRange(min = 1, max = 9) int ticksASlice) {
        List<Double> left = slices(inProportion, steps, -1, 0, 0, ticksASlice);
        List<Double> better = slices(inProportion, steps, when % steps.size(), 1, 0, ticksASlice);
        List<Double> worse = slices(inProportion, steps, when % steps.size(), 0, 1, ticksASlice);
        for (int i = 0; i < steps.size(); i++) {
            assertTrue(better.get(i) >= left.get(i) - 1e-12, "one more good event, step " + i);
            assertTrue(worse.get(i) <= left.get(i) + 1e-12, "one more bad event, step " + i);
        }
    }

    private static List<Double> slices(
            boolean inProportion, List<Step> steps, int when, int moreGood, int moreBad, int ticksASlice) {
        VirtualClock clock = VirtualClock.at(START);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        Duration slice = Duration.ofSeconds(ticksASlice);
        SloBuilder builder = Slo.builder("checkout")
                .objective("99%")
                .period(SloPeriod.rolling(Duration.ofSeconds(30)))
                .alerts(AlertPolicy.of());
        Slo slo = (inProportion
                        ? builder.budgetingMethod(BudgetingMethod.ratioTimeslices(slice))
                        : builder.budgetingMethod(BudgetingMethod.timeslices(slice, 0.9)))
                .register(slos);
        List<Double> left = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            clock.advance(Duration.ofSeconds(1));
            slo.good(10L * steps.get(i).good + (i == when ? moreGood : 0));
            slo.bad(steps.get(i).bad + (i == when ? moreBad : 0));
            slos.tick();
            left.add(slo.status().budget().remaining());
        }
        return left;
    }
}
