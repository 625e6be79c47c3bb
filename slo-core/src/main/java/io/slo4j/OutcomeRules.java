package io.slo4j;

import io.slo4j.time.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event, judged by what the work returned or threw. The first rule that matches decides; without one, a
 * result is good and an exception is bad.
 */
record OutcomeRules(List<Rule<Object>> ofResults, List<Rule<Throwable>> ofExceptions) {
    private static final Logger LOG = System.getLogger("io.slo4j");

    /** Without rules. */
    static final OutcomeRules NONE = new OutcomeRules(List.of(), List.of());

    /**
     * The outcome of some events.
     *
     * @param type the type of result or exception
     * @param every whether the rule decides for every result or exception of the type
     * @param when whether the rule decides for one; false for one of another type
     * @param outcome the outcome
     */
    record Rule<T>(Class<?> type, boolean every, Predicate<? super T> when, Outcome outcome) {
        /** What the rule decides for, as errors name it. */
        String subjects() {
            return (every ? "every " : "some ") + type.getName();
        }

        @Override
        public String toString() {
            return type.getName() + " may be " + outcome;
        }
    }

    OutcomeRules {
        ofResults = List.copyOf(ofResults);
        ofExceptions = List.copyOf(ofExceptions);
    }

    Outcome ofResult(@Nullable Object result) {
        return result == null || ofResults.isEmpty() ? Outcome.GOOD : first(ofResults, result, Outcome.GOOD);
    }

    Outcome ofException(Throwable thrown) {
        return ofExceptions.isEmpty() ? Outcome.BAD : first(ofExceptions, thrown, Outcome.BAD);
    }

    /** What decides whether an event is good, in words: the threshold, and types and outcomes of the rules in their order. */
    String meaningOfGood(@Nullable Duration latencyThreshold) {
        List<String> parts = new ArrayList<>();
        if (latencyThreshold != null) {
            parts.add("within " + Durations.text(latencyThreshold));
        }
        ofResults.forEach(rule -> parts.add("result " + rule));
        ofExceptions.forEach(rule -> parts.add("exception " + rule));
        return parts.isEmpty() ? "returns" : String.join(", ", parts);
    }

    private static <T> Outcome first(List<Rule<T>> rules, T subject, Outcome otherwise) {
        for (Rule<T> rule : rules) {
            try {
                if (rule.when.test(subject)) {
                    return rule.outcome;
                }
            } catch (Throwable thrown) {
                LOG.log(Level.WARNING, "an outcome predicate failed and was passed over", thrown);
            }
        }
        return otherwise;
    }
}
