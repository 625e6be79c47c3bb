package io.slo4j.examples.checkout;

import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetPolicy;
import java.time.Duration;

/** The objectives of this service. */
final class Objectives {
    private Objectives() {}

    /**
     * The objective that customers care about: an order succeeds, and quickly. It has the usual three rules and one, for information, about
     * traffic that is not as usual.
     */
    static Slo checkout(SloRegistry slos) {
        return Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(Duration.ofMillis(300))
                .exception(BadRequestException.class, Outcome.IGNORED)
                .alerts(AlertPolicy.standard().and(TrafficRule.belowUsual(Severity.INFO, 0.5, Duration.ofMinutes(30))))
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
    }

    /** All answers of the server. It has no rules, because "checkout" pages for the same faults. */
    static Slo http(SloRegistry slos) {
        return Slo.builder("http")
                .objective("99.5%")
                .result(Response.class, response -> response.status() >= 500, Outcome.BAD)
                .alerts(AlertPolicy.of())
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
    }
}
