package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.OutcomeRules.Rule;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects the rules of outcome in their order, and refuses those that can never decide. */
final class OutcomeRulesBuilder {
    private final List<Rule<Object>> ofResults = new ArrayList<>();
    private final List<Rule<Throwable>> ofExceptions = new ArrayList<>();

    <T> void result(Class<T> type, Predicate<? super T> when, Outcome outcome) {
        if (given("result type", type).isPrimitive() && type != void.class) {
            throw new IllegalArgumentException("result type must be "
                    + MethodType.methodType(type).wrap().returnType().getName()
                    + ", because results are objects, but was "
                    + type);
        }
        if (type == void.class || type == Void.class) {
            throw new IllegalArgumentException(
                    "result type must be one that a result can have, but was " + type.getName());
        }
        ofResults.add(rule(type, when, outcome));
    }

    <T extends Throwable> void exception(Class<T> type, Predicate<? super T> when, Outcome outcome) {
        addException(type, rule(type, when, outcome));
    }

    void everyException(Class<? extends Throwable> type, Outcome outcome) {
        given("exception type", type);
        addException(type, new Rule<>(type, true, type::isInstance, given("outcome", outcome)));
    }

    private void addException(Class<?> type, Rule<Throwable> rule) {
        if (!Throwable.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("exception type must be a Throwable, but was " + type.getName());
        }
        ofExceptions.forEach(earlier -> requireReachable(rule, earlier));
        ofExceptions.add(rule);
    }

    private static <S, T extends S> Rule<S> rule(Class<T> type, Predicate<? super T> when, Outcome outcome) {
        given("type", type);
        given("predicate", when);
        return new Rule<>(
                type,
                false,
                subject -> type.isInstance(subject) && when.test(type.cast(subject)),
                given("outcome", outcome));
    }

    /* A rule with a predicate may let any exception pass to the later ones; a rule without one lets none of its type pass. */
    private static void requireReachable(Rule<?> rule, Rule<?> earlier) {
        if (!earlier.every() || !earlier.type().isAssignableFrom(rule.type())) {
            return;
        }
        if (rule.every() && rule.type() == earlier.type()) {
            throw new IllegalArgumentException("outcome of " + rule.subjects() + " must be set once, but was set to "
                    + earlier.outcome() + " and then to " + rule.outcome());
        }
        throw new IllegalArgumentException("rule for " + rule.subjects() + " must come before the rule for "
                + earlier.subjects() + ", or it never decides, but came after it");
    }

    OutcomeRules build() {
        return new OutcomeRules(ofResults, ofExceptions);
    }
}
