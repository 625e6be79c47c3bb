package io.slo4j.spec.prometheus;

import io.slo4j.Slo;
import io.slo4j.SloDefinition;
import io.slo4j.SloPeriod;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An SLO of the workbook's rules as Prometheus judges them, with hold and keep-firing, by chance, and what happens to it. */
final class RandomSpec {
    private static final List<String> OBJECTIVES = List.of("90%", "95%", "99%", "99.5%", "99.9%");
    private static final List<SloPeriod> PERIODS =
            List.of(SloPeriod.THIRTY_DAYS, SloPeriod.TWENTY_EIGHT_DAYS, SloPeriod.SEVEN_DAYS);

    final String name;
    final SloDefinition definition;

    /** From one evaluation to the next. */
    final Duration step;

    final int steps;
    final List<RandomCase> cases = new ArrayList<>();

    /** How time passes. */
    enum Pace {
        /** Five hours, minute by minute. */
        MINUTES(1, 300),
        /** Half a day. */
        HOURS(5, 144),
        /** Four days. */
        DAYS(5, 1_152);

        private final Duration step;
        private final int steps;

        Pace(int minutes, int steps) {
            this.step = Duration.ofMinutes(minutes);
            this.steps = steps;
        }
    }

    /**
     * @param traffics how many times something else happens
     */
    RandomSpec(long seed, Pace pace, int traffics) {
        SplittableRandom random = new SplittableRandom(seed);
        this.name = "spec" + seed;
        this.step = pace.step;
        this.steps = pace.steps;
        this.definition = definition(random);
        for (int i = 0; i < traffics; i++) {
            cases.add(new RandomCase(this, "m" + i, random.nextLong()));
        }
    }

    private SloDefinition definition(SplittableRandom random) {
        AlertPolicy policy = AlertPolicy.workbook().observedOnly();
        if (random.nextInt(2) == 0) {
            policy = policy.withHold(step.multipliedBy(random.nextInt(1, 12)));
        }
        if (random.nextInt(2) == 0) {
            policy = policy.withKeepFiring(step.multipliedBy(random.nextInt(1, 24)));
        }
        if (random.nextInt(3) == 0) {
            policy = policy.withResolveBelow(random.nextInt(1, 10) / 10.0);
        }
        if (random.nextInt(4) == 0 && step.equals(Recordings.PACE)) {
            policy = policy.withMinimumBadEvents(random.nextInt(1, 200));
        }
        SloPeriod period = PERIODS.get(random.nextInt(PERIODS.size()));
        int easiest = period.equals(SloPeriod.SEVEN_DAYS) ? 0 : 1;
        String objective = OBJECTIVES.get(random.nextInt(easiest, OBJECTIVES.size()));
        return Slo.builder(name)
                .objective(objective)
                .period(period)
                .alerts(policy)
                .build();
    }

    List<BurnRateRule> rules() {
        return definition.rules().stream().map(BurnRateRule.class::cast).toList();
    }
}
