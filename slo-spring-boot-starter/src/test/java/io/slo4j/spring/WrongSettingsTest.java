package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Settings that can be read and do not fit each other: the start stops, and says which key it is. */
class WrongSettingsTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class));

    /** What the failure analyzer says, without its first line. */
    private static List<String> said(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SpecException mistakes) {
                List<String> lines = new ArrayList<>(new SpecFailureAnalyzer()
                        .analyze(mistakes, mistakes)
                        .getDescription()
                        .lines()
                        .map(String::strip)
                        .toList());
                return lines.subList(2, lines.size());
            }
        }
        return List.of();
    }

    private DynamicTest row(String expected, String... properties) {
        return DynamicTest.dynamicTest(
                expected,
                () -> application
                        .withPropertyValues(properties)
                        .run(context -> assertEquals(List.of(expected), said(context.getStartupFailure()))));
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotFitIsSaidByItsKey() {
        String slo = "slo.objectives.checkout.objective=99.9%";
        return Stream.of(
                row(
                        "slo.objectives.checkout.windows[1]: window must be at most the period of 30d, but was 400d",
                        slo,
                        "slo.objectives.checkout.windows=10m,400d"),
                row(
                        "slo.objectives.checkout.rules[0].factor: factor x error budget of rule \"2000x 1h/5m\" must be"
                                + " below 1, or it can never fire, but was 2000 x 0.001 = 2; AlertPolicy.standard() fits any"
                                + " period and objective",
                        slo,
                        "slo.objectives.checkout.rules[0].severity=page",
                        "slo.objectives.checkout.rules[0].factor=2000",
                        "slo.objectives.checkout.rules[0].long-window=1h",
                        "slo.objectives.checkout.rules[0].short-window=5m"),
                row("slo.http.objective: objective must be given, such as 99.9%", "slo.http.latency-threshold=300ms"),
                row("slo.http.objective: objective must be given, such as 99.9%", "slo.http.labels.team=shop"),
                row("slo.http.objective: objective must be given, such as 99.9%", "slo.http.most-routes=5"),
                row(
                        "slo.http.most-routes: number of members must be 1 to 100000, but was 0",
                        "slo.http.objective=99%",
                        "slo.http.most-routes=0"),
                row(
                        "slo.http.labels.route: label \"route\" must be set once, but was set to \"x\" and then to a value"
                                + " for each member",
                        "slo.http.objective=99%",
                        "slo.http.labels.route=x"),
                row(
                        "slo.observations.checkout: SLO name must be used once, but is in slo.objectives too",
                        slo,
                        "slo.observations.checkout.objective=99%"),
                row(
                        "slo.objectives.search: SLO name must be used once, but is in the file of slo.spec too",
                        "slo.objectives.search.objective=99%",
                        "slo.spec=classpath:slos-of-a-test.json"),
                row("slo.bad-statuses: status must be 400 to 599, but was 200", slo, "slo.bad-statuses=200,429"),
                row("slo.bad-statuses: status must be 400 to 599, but was 700", slo, "slo.bad-statuses=700"));
    }

    @Test
    void whatIsWrongIsSaidAlsoWithoutAnObjective() {
        application
                .withPropertyValues("slo.http.latency-threshold=soon")
                .run(context -> assertEquals(
                        List.of(
                                "slo.http.objective: objective must be given, such as 99.9%",
                                "slo.http.latency-threshold: latency threshold must be a time in w, d, h, m, s, ms, us or"
                                        + " ns, such as 1h 30m, but was \"soon\""),
                        said(context.getStartupFailure())));
    }

    static class WrongLatency {
        @TrackSlo(value = "own", objective = "99%", latency = "soon")
        public void buy() {}
    }

    @Test
    void anAttributeIsSaidByItsOwnName() {
        application
                .withBean(WrongLatency.class)
                .run(context -> assertEquals(
                        List.of(
                                "@TrackSlo on WrongLatency.buy().latency: latency threshold must be a time in w, d, h, m,"
                                        + " s, ms, us or ns, such as 1h 30m, but was \"soon\""),
                        said(context.getStartupFailure())));
    }

    @Test
    void aNameThatTheRegistryOfTheApplicationHasAlreadyIsSaidByItsKey() {
        SloRegistry own = SloRegistry.create();
        assertNotNull(Slo.builder("checkout").objective("90%").register(own));
        application
                .withBean(SloRegistry.class, () -> own)
                .withPropertyValues("slo.objectives.checkout.objective=99.9%")
                .run(context -> assertEquals(
                        List.of(
                                "slo.objectives.checkout: SLO name must be unused in its registry, but was \"checkout\""),
                        said(context.getStartupFailure())));
    }
}
