package io.slo4j.spring;

import io.slo4j.SloBuilder;
import io.slo4j.SloGroupBuilder;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SpecException;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.SpecReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Makes builders of what is configured, and collects every mistake with its key. */
final class ConfiguredSlos {
    /** Makes the settings of an SLO that are the same for all. */
    interface Completion {
        SloBuilder complete(String name, SloBuilder builder, boolean hasLevels);
    }

    private final SpecReader reader;
    private final WrongSetting wrong;
    private final List<SpecMistake> mistakes = new ArrayList<>();

    ConfiguredSlos(Map<String, BudgetPolicy> policies, ClassLoader loader) {
        this.reader = new SpecReader(loader);
        this.wrong = new WrongSetting(loader);
        policies.forEach(reader::budgetPolicy);
    }

    /** The builders of the SLOs below a key, by name. */
    Map<String, SloBuilder> read(String key, Map<String, ObjectiveProperties> specs, Completion completion) {
        Map<String, SloBuilder> builders = new LinkedHashMap<>();
        specs.forEach((name, spec) -> builder(
                        key + "." + name,
                        name,
                        spec.spec(),
                        builder -> completion.complete(name, builder, spec.budgetPolicy() != null))
                .ifPresent(builder -> builders.put(name, builder)));
        return builders;
    }

    /** The builder of the group of routes; empty if none is configured, or wrongly. */
    Optional<SloGroupBuilder> routes(HttpProperties http, Completion completion) {
        if (!http.isConfigured()) {
            return Optional.empty();
        }
        boolean hasLabel = http.labels() != null && http.labels().containsKey("route");
        Optional<SloGroupBuilder> group = builder(
                        "slo.http",
                        SloSetup.HTTP,
                        http.spec(),
                        builder -> completion.complete(SloSetup.HTTP, builder, http.budgetPolicy() != null))
                .flatMap(builder ->
                        made(hasLabel ? "slo.http.labels.route" : "slo.http", () -> builder.groupBy("route")));
        int most = http.mostRoutes() == null ? HttpProperties.USUAL_MOST : http.mostRoutes();
        return group.flatMap(made -> made("slo.http.mostRoutes", () -> made.atMost(most)));
    }

    private Optional<SloBuilder> builder(String path, String name, SloSpec spec, UnaryOperator<SloBuilder> completion) {
        Optional<SloBuilder> builder = reader.builder(path, name, spec).map(completion);
        return builder.filter(complete -> {
            try {
                complete.build();
                return true;
            } catch (IllegalArgumentException | IllegalStateException e) {
                List<SpecMistake> found = wrong.in(path, name, spec);
                mistakes.addAll(found.isEmpty() ? List.of(mistake(path, e)) : found);
                return false;
            }
        });
    }

    private <T> Optional<T> made(String path, Supplier<T> setting) {
        try {
            return Optional.of(setting.get());
        } catch (IllegalArgumentException | IllegalStateException e) {
            mistakes.add(mistake(path, e));
            return Optional.empty();
        }
    }

    static SpecMistake mistake(String path, RuntimeException refused) {
        return new SpecMistake(path, String.valueOf(refused.getMessage()));
    }

    /** Refuses a name that is configured in two places. */
    void requireOthers(String key, Set<String> names, String otherKey, Set<String> others) {
        for (String name : names) {
            if (others.contains(name)) {
                mistakes.add(new SpecMistake(
                        key + "." + name, "SLO name must be used once, but is in " + otherKey + " too"));
            }
        }
    }

    void requireErrors(Set<Integer> statuses) {
        for (int status : statuses) {
            if (status < 400 || status > 599) {
                mistakes.add(new SpecMistake("slo.badStatuses", "status must be 400 to 599, but was " + status));
            }
        }
    }

    /**
     * Refuses all that was wrong.
     *
     * @throws SpecException if anything was
     */
    void requireNoMistakes() {
        List<SpecMistake> all = new ArrayList<>(reader.mistakes());
        all.addAll(mistakes);
        if (!all.isEmpty()) {
            throw new SpecException(all);
        }
    }
}
