package io.slo4j.internal.count;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Outcome;
import io.slo4j.internal.guard.Causes;
import io.slo4j.time.Durations;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an event, by what the work returned or threw. The first rule that matches decides; if none matches, a
 * result is good and an exception is bad.
 */
public record OutcomeRules(List<Rule<Object>> ofResults, List<Rule<Throwable>> ofExceptions) {
    /** Without rules. */
    public static final OutcomeRules NONE = new OutcomeRules(List.of(), List.of());

    /**
     * A rule that decides the outcome of some events.
     *
     * @param type the type of result or exception
     * @param every whether the rule decides for every result or exception of the type
     * @param when whether the rule decides for one; false for one of another type
     * @param written the class of the predicate as it was given, which every evaluation of one lambda expression shares
     * @param outcome the outcome
     * @param cause why an event is bad, if that is the outcome
     */
    public record Rule<T>(
            Class<?> type, boolean every, Predicate<? super T> when, Class<?> written, Outcome outcome, String cause) {
        /** The results or exceptions that the rule decides for, as error messages name them. */
        String subjects() {
            return (every ? "every " : "some ") + type.getName();
        }

        @Override
        public String toString() {
            return type.getName() + " may be " + outcome;
        }
    }

    public OutcomeRules {
        ofResults = List.copyOf(ofResults);
        ofExceptions = List.copyOf(ofExceptions);
    }

    /** Whether it matters what work returns. */
    public boolean judgesResults() {
        return !ofResults.isEmpty();
    }

    /**
     * The outcome of an event whose work returned.
     *
     * @param failed is called with each predicate that threw, and what it threw; never throws itself
     */
    public Outcome ofResult(@Nullable Object result, BiConsumer<Object, Throwable> failed) {
        Rule<Object> rule = ruleOfResult(result, failed);
        return rule == null ? Outcome.GOOD : rule.outcome;
    }

    /**
     * The rule that decides on an event whose work returned; null if none does, and the event is good.
     *
     * @param failed is called with each predicate that threw, and what it threw; never throws itself
     */
    public @Nullable Rule<Object> ruleOfResult(@Nullable Object result, BiConsumer<Object, Throwable> failed) {
        return result == null || ofResults.isEmpty() ? null : first(ofResults, result, failed);
    }

    /**
     * The outcome of an event whose work threw.
     *
     * @param failed is called with each predicate that threw, and what it threw; never throws itself
     */
    public Outcome ofException(Throwable thrown, BiConsumer<Object, Throwable> failed) {
        Rule<Throwable> rule = ofExceptions.isEmpty() ? null : first(ofExceptions, thrown, failed);
        return rule == null ? Outcome.BAD : rule.outcome;
    }

    /** What decides whether an event is good, in words: the threshold, and types and outcomes of the rules in their order. */
    public String meaningOfGood(@Nullable Duration latencyThreshold) {
        List<String> parts = new ArrayList<>();
        if (latencyThreshold != null) {
            parts.add("within " + Durations.text(latencyThreshold));
        }
        ofResults.forEach(rule -> parts.add("result " + rule));
        ofExceptions.forEach(rule -> parts.add("exception " + rule));
        return parts.isEmpty() ? "returns" : String.join(", ", parts);
    }

    /** Whether the predicates come from the same lambda expressions or classes as those of other rules. */
    public boolean isWrittenLike(OutcomeRules other) {
        return written().equals(other.written());
    }

    private List<Class<?>> written() {
        List<Class<?>> written = new ArrayList<>();
        ofResults.forEach(rule -> written.add(rule.written()));
        ofExceptions.forEach(rule -> written.add(rule.written()));
        return written;
    }

    private static <T> @Nullable Rule<T> first(List<Rule<T>> rules, T subject, BiConsumer<Object, Throwable> failed) {
        for (Rule<T> rule : rules) {
            try {
                if (rule.when.test(subject)) {
                    return rule;
                }
            } catch (Throwable thrown) {
                failed.accept(rule.when, thrown);
            }
        }
        return null;
    }

    /** Collects the rules of outcome in their order, and refuses those that can never decide. */
    public static final class Builder {
        private final List<Rule<Object>> ofResults = new ArrayList<>();
        private final List<Rule<Throwable>> ofExceptions = new ArrayList<>();

        /**
         * @param cause why such an event is bad; null for the usual words
         */
        public <T> void result(Class<T> type, Predicate<? super T> when, Outcome outcome, @Nullable String cause) {
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
            ofResults.add(rule(type, when, outcome, cause));
        }

        public <T extends Throwable> void exception(Class<T> type, Predicate<? super T> when, Outcome outcome) {
            addException(type, rule(type, when, outcome, null));
        }

        public void everyException(Class<? extends Throwable> type, Outcome outcome) {
            given("exception type", type);
            addException(
                    type, new Rule<>(type, true, type::isInstance, type, given("outcome", outcome), type.getName()));
        }

        private void addException(Class<?> type, Rule<Throwable> rule) {
            if (!Throwable.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException("exception type must be a Throwable, but was " + type.getName());
            }
            if (Causes.isWrapper(type)) {
                throw new IllegalArgumentException(
                        "exception type must be that of what is wrapped, which is judged, but was " + type.getName());
            }
            ofExceptions.forEach(earlier -> requireReachable(rule, earlier));
            ofExceptions.add(rule);
        }

        private static <S, T extends S> Rule<S> rule(
                Class<T> type, Predicate<? super T> when, Outcome outcome, @Nullable String cause) {
            given("type", type);
            given("predicate", when);
            return new Rule<>(
                    type,
                    false,
                    subject -> type.isInstance(subject) && when.test(type.cast(subject)),
                    when.getClass(),
                    given("outcome", outcome),
                    cause == null ? "bad " + type.getSimpleName() : cause);
        }

        /* A rule with a predicate may let any exception pass to the later ones; a rule without one lets none of its type pass. */
        private static void requireReachable(Rule<?> rule, Rule<?> earlier) {
            if (!earlier.every() || !earlier.type().isAssignableFrom(rule.type())) {
                return;
            }
            if (rule.every() && rule.type() == earlier.type()) {
                throw new IllegalArgumentException("outcome of " + rule.subjects()
                        + " must be set once, but was set to " + earlier.outcome() + " and then to " + rule.outcome());
            }
            throw new IllegalArgumentException("rule for " + rule.subjects() + " must come before the rule for "
                    + earlier.subjects() + ", or it never decides, but came after it");
        }

        public OutcomeRules build() {
            return new OutcomeRules(ofResults, ofExceptions);
        }
    }
}
