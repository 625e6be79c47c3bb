package io.slo4j.spec;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.alert.AlertRule;
import io.slo4j.budget.BudgetPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes definitions of what is written in specs, and collects every mistake with the path to it:
 *
 * <pre>{@code
 * SpecReader reader = new SpecReader(loader);
 * specs.forEach((name, spec) -> reader.define("objectives." + name, name, spec).ifPresent(slos::register));
 * reader.requireNoMistakes();
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class SpecReader {
    private final ClassLoader loader;
    private final Map<String, BudgetPolicy> budgetPolicies = new LinkedHashMap<>();
    private final List<SpecMistake> mistakes = new ArrayList<>();

    /**
     * A reader that has found no mistake yet.
     *
     * @param loader where the types of exceptions are looked for
     */
    public SpecReader(ClassLoader loader) {
        this.loader = given("class loader", loader);
    }

    /**
     * Makes a budget policy known by a name, beside {@code standard} and {@code none}.
     *
     * @param name how specs name it
     * @param levels the policy; the last one by a name is used
     * @return this
     */
    public SpecReader budgetPolicy(String name, BudgetPolicy levels) {
        budgetPolicies.put(given("name", name), given("levels", levels));
        return this;
    }

    /** The policy of this name; empty for none. */
    Optional<BudgetPolicy> budgetPolicy(String name) {
        BudgetPolicy known = budgetPolicies.get(name);
        if (known != null || name.equals("none")) {
            return Optional.ofNullable(known);
        }
        if (name.equals("standard")) {
            return Optional.of(BudgetPolicy.standard());
        }
        throw new IllegalArgumentException("budgetPolicy must be standard or none"
                + budgetPolicies.keySet().stream().map(one -> " or " + one).collect(Collectors.joining())
                + ", but was \"" + name + '"');
    }

    /**
     * Makes the definition of an SLO.
     *
     * @param path where the spec is written, as mistakes name it; may be empty
     * @param name the name of the SLO
     * @param spec its settings
     * @return the definition; empty if there is a mistake in the spec
     */
    public Optional<SloDefinition> define(String path, String name, SloSpec spec) {
        return builder(path, name, spec).flatMap(builder -> read(path, builder::build));
    }

    /**
     * Makes a builder with the settings of a spec, for a group or for further settings.
     *
     * @param path where the spec is written, as mistakes name it; may be empty
     * @param name the name of the SLO or the group
     * @param spec its settings
     * @return the builder; empty if there is a mistake in the spec
     */
    public Optional<SloBuilder> builder(String path, String name, SloSpec spec) {
        given("path", path);
        given("name", name);
        given("spec", spec);
        int before = mistakes.size();
        Optional<SloBuilder> builder = read(path, () -> Slo.builder(name));
        builder.ifPresent(collecting -> new SloSettings(this, path, loader, collecting).take(spec));
        return mistakes.size() == before ? builder : Optional.empty();
    }

    /**
     * Makes an alert rule.
     *
     * @param path where the spec is written, as mistakes name it; may be empty
     * @param spec its settings
     * @param period the period of the SLO, by which shares of the budget become factors
     * @return the rule; empty if there is a mistake in the spec
     */
    public Optional<AlertRule> rule(String path, RuleSpec spec, Duration period) {
        given("path", path);
        given("spec", spec);
        given("period", period);
        int before = mistakes.size();
        Optional<AlertRule> rule = new RuleSettings(this, path, spec, period).rule();
        return mistakes.size() == before ? rule : Optional.empty();
    }

    /** What a setting says, unless it is refused, however: an exponent that is too large is an {@link ArithmeticException}. */
    <T> Optional<T> read(String path, Supplier<T> setting) {
        try {
            return Optional.of(setting.get());
        } catch (RuntimeException e) {
            mistake(path, e.getMessage());
            return Optional.empty();
        }
    }

    void mistake(String path, @Nullable String message) {
        mistakes.add(new SpecMistake(path, message == null ? "cannot be read" : message));
    }

    /** The path to a setting of a spec. */
    static String path(String spec, String setting) {
        return spec.isEmpty() ? setting : spec + "." + setting;
    }

    /**
     * What was wrong so far.
     *
     * @return an immutable list, in the order in which the mistakes were found
     */
    public List<SpecMistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /**
     * Refuses what was read if anything was wrong with it.
     *
     * @throws SpecException if there is a mistake
     */
    public void requireNoMistakes() {
        if (!mistakes.isEmpty()) {
            throw new SpecException(mistakes);
        }
    }

    /** How many mistakes there are. */
    @Override
    public String toString() {
        return "SpecReader[" + mistakes.size() + " mistakes]";
    }
}
