package io.slo4j.world;

import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import java.time.Duration;
import java.util.Random;

/** The rule that the SLOs of a process have: a deployment may give it another factor, or another name, and then it is another one. */
record Rule(String name, double factor) {
    static final Rule USUAL = new Rule("fast", 14.4);

    static Rule any(Random random) {
        return new Rule(random.nextInt(3) > 0 ? "fast" : "quick", random.nextBoolean() ? 14.4 : 6);
    }

    AlertPolicy policy() {
        return AlertPolicy.of(BurnRateRule.of(Severity.PAGE, factor, Duration.ofMinutes(10), Duration.ofMinutes(1))
                .withName(name));
    }
}
