package io.slo4j;

import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.latency.LatencyRange;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A registry in a state that its users have brought about with odd texts and numbers: whatever the public surface accepts. What it
 * refuses is no part of the state. The same seed makes the same state.
 */
final class OddService {
    private static final List<String> PIECES = List.of(
            "a",
            "checkout",
            " ",
            "\n",
            "\r",
            "\u0000",
            "\u001b[31m",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\uffff",
            "\ud800",
            "\ud83d\ude00",
            "\u00e4\u20ac",
            "\"",
            "\\",
            "{",
            "}",
            "{slo}",
            "{tenant=\"a\"}",
            ",",
            "=",
            "*",
            "%n",
            "${x}",
            "null",
            "other",
            "PAGE",
            "14.4x 1h/5m",
            "x".repeat(500),
            "\ud83d\ude00".repeat(300));
    private static final long[] COUNTS = {0, 1, 5, 1_000, 1L << 31, 1L << 47, 1L << 61, Long.MAX_VALUE};
    private static final List<SloPeriod> PERIODS = List.of(
            SloPeriod.rolling(Duration.ofHours(12)),
            SloPeriod.SEVEN_DAYS,
            SloPeriod.THIRTY_DAYS,
            SloPeriod.rolling(Duration.ofDays(3_650)),
            SloPeriod.calendarWeek(ZoneId.of("Europe/Berlin")),
            SloPeriod.calendarYear(ZoneId.of("Pacific/Kiritimati")));
    private static final List<BudgetingMethod> METHODS = List.of(
            BudgetingMethod.occurrences(),
            BudgetingMethod.occurrences(),
            BudgetingMethod.timeslices(Duration.ofMinutes(1), 0.9),
            BudgetingMethod.ratioTimeslices(Duration.ofSeconds(7)));

    final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
    private final Random random;
    private final List<SloDefinition> definitions = new ArrayList<>();
    private final List<Supplier<SloGroupBuilder>> groups = new ArrayList<>();
    private final List<Slo> slos = new ArrayList<>();
    int accepted;
    int refused;

    OddService(long seed) {
        this.random = new Random(seed);
    }

    /** The registry of the first process, in the state that it has come to. */
    SloRegistry lived(SnapshotStore store) {
        SloRegistry registry = SloRegistry.builder().clock(clock).store(store).build();
        for (int i = random.nextInt(6); i >= 0; i--) {
            accept(() -> register(registry));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            accept(() -> group(registry));
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            accept(() -> step(registry));
        }
        return registry;
    }

    /** The next process: the same code has registered the same SLOs and groups. */
    SloRegistry restarted(SnapshotStore store) {
        SloRegistry registry = SloRegistry.builder().clock(clock).store(store).build();
        definitions.forEach(registry::register);
        groups.forEach(group -> group.get().register(registry));
        return registry;
    }

    private void accept(Runnable what) {
        try {
            what.run();
            accepted++;
        } catch (IllegalArgumentException | IllegalStateException e) {
            refused++;
        }
    }

    private void register(SloRegistry registry) {
        SloDefinition definition = builder(random.nextLong()).build();
        slos.add(registry.register(definition));
        definitions.add(definition);
    }

    private void group(SloRegistry registry) {
        long seed = random.nextLong();
        String key = text();
        int most = 1 + random.nextInt(20);
        Supplier<SloGroupBuilder> builder = () -> builder(seed).groupBy(key).atMost(most);
        SloGroup group = builder.get().register(registry);
        groups.add(builder);
        for (int i = random.nextInt(10); i > 0; i--) {
            slos.add(group.of(random.nextInt(10) == 0 ? null : text()));
        }
    }

    private SloBuilder builder(long seed) {
        Random choices = new Random(seed);
        SloBuilder builder = Slo.builder(text(choices))
                .objective(1 - Math.pow(10, -1 - choices.nextInt(5)) * (1 + choices.nextInt(8)))
                .period(PERIODS.get(choices.nextInt(PERIODS.size())))
                .budgetingMethod(METHODS.get(choices.nextInt(METHODS.size())));
        if (choices.nextBoolean()) {
            builder.trackLatency(
                    choices.nextBoolean()
                            ? LatencyRange.DEFAULT
                            : new LatencyRange(Duration.ofNanos(1), Duration.ofSeconds(3), 1));
        }
        if (choices.nextBoolean()) {
            builder.latencyThreshold(Duration.ofNanos(1 + choices.nextInt(1_000_000_000)));
        }
        for (int i = choices.nextInt(3); i > 0; i--) {
            builder.label(text(choices), text(choices));
            builder.annotation(text(choices), text(choices));
        }
        if (choices.nextInt(3) == 0) {
            builder.alerts(AlertPolicy.of(rule(choices), rule(choices)));
        }
        if (choices.nextInt(3) == 0) {
            builder.budgetPolicy(BudgetPolicy.of(
                    BudgetLevel.above(0.5, text(choices), text(choices)), BudgetLevel.lowest(text(choices))));
        }
        return builder;
    }

    private static AlertRule rule(Random choices) {
        Severity severity = choices.nextBoolean() ? Severity.PAGE : Severity.TICKET;
        AlertRule rule = switch (choices.nextInt(4)) {
            case 0 -> BurnRateRule.of(severity, 1 + choices.nextInt(5), Duration.ofHours(1), Duration.ofMinutes(5));
            case 1 -> BudgetRule.below(severity, 0.9);
            case 2 -> LatencyRule.above(severity, 0.5, Duration.ofMillis(1), Duration.ofMinutes(5));
            default -> TrafficRule.silence(severity, Duration.ofMinutes(1));
        };
        return rule.withName(text(choices)).withHold(Duration.ofSeconds(choices.nextInt(2) * 30L));
    }

    private void step(SloRegistry registry) {
        @Nullable Slo slo = slos.isEmpty() ? null : slos.get(random.nextInt(slos.size()));
        int dice = random.nextInt(20);
        if (dice < 8) {
            clock.advance(random.nextInt(8) == 0 ? Duration.ofHours(random.nextInt(900)) : Duration.ofSeconds(1));
            registry.tick();
        } else if (dice < 10) {
            silence(registry);
        } else if (slo != null && dice < 14) {
            slo.good(COUNTS[random.nextInt(COUNTS.length)]);
            slo.bad(COUNTS[random.nextInt(COUNTS.length)] >> random.nextInt(60));
        } else if (slo != null && dice < 16) {
            slo.record(Duration.ofNanos(Math.abs(random.nextLong() >> random.nextInt(60))), Outcome.GOOD);
        } else if (slo != null) {
            correct(slo.errorBudget(), dice);
        }
    }

    private void correct(ErrorBudget budget, int dice) {
        if (dice < 17) {
            budget.exclude(instant(), instant(), text());
        } else if (dice < 18) {
            budget.forgive(COUNTS[random.nextInt(COUNTS.length)], text());
        } else if (dice < 19) {
            budget.reset(text());
        } else if (!budget.corrections().isEmpty()) {
            budget.withdraw(
                    budget.corrections().get(random.nextInt(budget.corrections().size())));
        }
    }

    private void silence(SloRegistry registry) {
        AlertMatcher matcher = AlertMatcher.ofSlo(random.nextBoolean() ? "*" : text());
        if (random.nextBoolean()) {
            matcher = matcher.withRule(text()).withLabel(text(), text()).withSeverity(Severity.PAGE);
        }
        Silence silence = Silence.of(matcher, instant(), instant(), text());
        silence = random.nextBoolean() ? silence.withId(text()) : silence;
        registry.silences().add(random.nextBoolean() ? silence.withAuthor(text()) : silence);
    }

    /* A moment ago or to come, or one of the last that there are. */
    private Instant instant() {
        return random.nextInt(10) == 0
                ? Instant.ofEpochSecond(random.nextBoolean() ? Long.MAX_VALUE / 1_000_000_000L : -86_400L * 99, 3)
                : clock.now().plusMillis(random.nextInt(20_000_000) - 10_000_000L);
    }

    private String text() {
        return text(random);
    }

    private static String text(Random choices) {
        StringBuilder text = new StringBuilder();
        for (int i = choices.nextInt(4); i >= 0; i--) {
            text.append(PIECES.get(choices.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
