package io.slo4j.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Severity;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.micrometer.SloMetrics;
import io.slo4j.spec.SpecException;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What an application configures, and what it gets for it. */
class SloConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(SloAutoConfiguration.class, SloObservationAutoConfiguration.class));

    /** Has an SLO injected by its name. */
    record Service(Slo checkout) {}

    @Test
    void aConfiguredSloIsInjectedByItsName() {
        application
                .withPropertyValues(
                        "slo.objectives.checkout.objective=99.5%",
                        "slo.objectives.checkout.latency-threshold=300ms",
                        "slo.objectives.checkout.labels.team=payments",
                        "slo.objectives.checkout.rules[0].severity=page",
                        "slo.objectives.checkout.rules[0].budget-share=2%",
                        "slo.objectives.checkout.rules[0].long-window=1h",
                        "slo.objectives.checkout.rules[0].short-window=5m",
                        "slo.objectives.search.objective=0.99")
                .withBean(Service.class)
                .run(context -> {
                    Slo checkout = context.getBean(Service.class).checkout();
                    assertSame(
                            context.getBean(SloRegistry.class).find("checkout").orElseThrow(), checkout);
                    assertEquals("99.5%", checkout.objective().toString());
                    assertTrue(checkout.definition().meaningOfGood().startsWith("within 300ms"));
                    assertEquals(
                            "{team=payments}", checkout.definition().labels().toString());
                    assertEquals(
                            "14.4x 1h/5m", checkout.definition().rules().get(0).name());
                    assertEquals(
                            List.of("slo.objectives.search is used by no @TrackSlo, and nothing has it injected"),
                            context.getBean(UnheardSlos.class).atStart());
                    checkout.good();
                    assertEquals(
                            List.of("slo.objectives.search has recorded nothing since the application started, an hour"
                                    + " ago"),
                            context.getBean(UnheardSlos.class).afterAnHour());
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Policies {
        @Bean
        BudgetPolicy lenient() {
            return BudgetPolicy.standard().withHysteresis(0.01);
        }

        @Bean
        BudgetPolicy strict() {
            return BudgetPolicy.standard().withHysteresis(0.05);
        }
    }

    @Test
    void eachSloNamesItsBudgetPolicy() {
        application
                .withUserConfiguration(Policies.class)
                .withPropertyValues(
                        "slo.objectives.checkout.objective=99.5%",
                        "slo.objectives.checkout.budget-policy=strict",
                        "slo.objectives.search.objective=99.5%",
                        "slo.objectives.search.budget-policy=standard",
                        "slo.objectives.other.objective=99.5%")
                .run(context -> {
                    SloRegistry slos = context.getBean(SloRegistry.class);
                    assertEquals(Optional.of(new Policies().strict()), budgetPolicy(slos, "checkout"));
                    assertEquals(Optional.of(BudgetPolicy.standard()), budgetPolicy(slos, "search"));
                    assertEquals(Optional.empty(), budgetPolicy(slos, "other"));
                });
        application
                .withUserConfiguration(Policies.class)
                .withPropertyValues(
                        "slo.objectives.checkout.objective=99.5%", "slo.objectives.checkout.budget-policy=harsh")
                .run(context -> assertEquals(
                        "slo.objectives.checkout.budgetPolicy: budgetPolicy must be standard or none or lenient or strict,"
                                + " but was \"harsh\"",
                        mistakes(context.getStartupFailure())));
    }

    private static Optional<BudgetPolicy> budgetPolicy(SloRegistry slos, String name) {
        return slos.find(name).orElseThrow().definition().budgetPolicy();
    }

    private static @Nullable String mistakes(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SpecException) {
                return one.getMessage();
            }
        }
        return null;
    }

    @Test
    void everySettingOfRulesCanBeConfigured() {
        application
                .withPropertyValues(
                        "slo.objectives.checkout.objective=99.5%",
                        "slo.objectives.checkout.keep-firing=10m",
                        "slo.objectives.checkout.rules[0].severity=page",
                        "slo.objectives.checkout.rules[0].factor=14.4",
                        "slo.objectives.checkout.rules[0].long-window=1h",
                        "slo.objectives.checkout.rules[0].short-window=5m",
                        "slo.objectives.checkout.rules[0].minimum-bad-ticks=2",
                        "slo.objectives.checkout.rules[0].significance=0.001",
                        "slo.objectives.checkout.rules[0].resolve-below=50%")
                .run(context -> assertEquals(
                        List.of(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                                .withMinimumBadTicks(2)
                                .withSignificance(0.001)
                                .withResolveBelow(0.5)
                                .withKeepFiring(Duration.ofMinutes(10))),
                        context.getBean(SloRegistry.class)
                                .find("checkout")
                                .orElseThrow()
                                .definition()
                                .rules()));
    }

    @Test
    void everyWrongValueIsSaidByItsKey() {
        application
                .withPropertyValues(
                        "slo.objectives.checkout.objective=99.9",
                        "slo.objectives.checkout.latency-threshold=300",
                        "slo.http.period=soon",
                        "slo.http.objective=99%")
                .run(context -> {
                    Throwable thrown = Objects.requireNonNull(context.getStartupFailure());
                    FailureAnalysis analysis = Objects.requireNonNull(new SpecFailureAnalyzer().analyze(thrown));
                    assertEquals("""
                            SLOs are not configured as they must be:

                                slo.objectives.checkout.objective: objective must be a ratio above 0 and below 1, such as 0.999, or a percentage above 0% and below 100%, such as "99.9%", but was "99.9"
                                slo.objectives.checkout.latency-threshold: latency threshold must be a time in w, d, h, m, s, ms, us or ns, such as 1h 30m, but was "300"
                                slo.http.period: period must be a length such as 30d, or a calendar week, month, quarter or year in a time zone such as calendar month (Europe/Berlin), but was "soon"
                            """.strip(), analysis.getDescription());
                });
    }

    @Test
    void aKeyThatIsNoneOfOursIsRefused() {
        application
                .withPropertyValues("slo.objectives.checkout.objective=99%", "slo.objectives.checkout.latency=300ms")
                .run(context -> {
                    Throwable cause = Objects.requireNonNull(context.getStartupFailure());
                    StringBuilder said = new StringBuilder();
                    for (; cause != null; cause = cause.getCause()) {
                        said.append(cause);
                    }
                    assertTrue(said.toString().contains("slo.objectives.checkout.latency"), said::toString);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Told {
        final List<Object> events = new ArrayList<>();
        final List<Alert> alerts = new ArrayList<>();
        final VirtualClock clock = VirtualClock.at(Instant.EPOCH);

        @Bean
        SloClock clock() {
            return clock;
        }

        @Bean
        AlertListener pager() {
            return alerts::add;
        }

        @Bean
        BudgetPolicy levels() {
            return BudgetPolicy.standard();
        }

        @Bean
        SloCustomizer team() {
            return (name, builder) -> builder.label("team", "owners of " + name);
        }

        @EventListener
        void on(Alert alert) {
            events.add(alert);
        }

        @EventListener
        void on(BudgetLevelChange change) {
            events.add(change);
        }
    }

    @Test
    void listenersAndEventsAreToldOfAlertsAndLevels() {
        application
                .withUserConfiguration(Told.class)
                .withPropertyValues("slo.objectives.checkout.objective=99.9%")
                .run(context -> {
                    Told told = context.getBean(Told.class);
                    SloRegistry slos = context.getBean(SloRegistry.class);
                    Slo checkout = slos.find("checkout").orElseThrow();
                    for (int i = 0; i < 2_400; i++) {
                        checkout.bad(100);
                        told.clock.advance(Duration.ofSeconds(1));
                        slos.tick();
                    }
                    assertEquals("checkout", told.alerts.get(0).slo());
                    assertEquals(
                            "{team=owners of checkout}",
                            told.alerts.get(0).labels().toString());
                    assertEquals(
                            told.alerts.size(),
                            told.events.stream().filter(Alert.class::isInstance).count());
                    assertTrue(told.events.stream().anyMatch(BudgetLevelChange.class::isInstance));
                });
    }

    @Test
    void whatWasCountedIsThereAfterARestart(@TempDir Path folder) {
        ApplicationContextRunner stored =
                application.withPropertyValues("slo.store=" + folder, "slo.objectives.checkout.objective=99.9%");
        stored.run(context -> context.getBean(SloRegistry.class)
                .find("checkout")
                .orElseThrow()
                .bad(3));
        stored.run(context -> {
            SloStatus status = context.getBean(SloRegistry.class)
                    .find("checkout")
                    .orElseThrow()
                    .status();
            assertEquals(3, status.bad());
        });
    }

    @Test
    void observationsAreEventsOfTheirSlo() {
        application
                .withPropertyValues("slo.observations[http.client.requests].objective=99%")
                .run(context -> {
                    ObservationRegistry observations = ObservationRegistry.create();
                    observations.observationConfig().observationHandler(context.getBean(SloObservations.class));
                    Observation.createNotStarted("http.client.requests", observations)
                            .observe(() -> {});
                    Observation failing = Observation.createNotStarted("http.client.requests", observations);
                    assertThrows(
                            IllegalStateException.class,
                            () -> failing.observe((Runnable) () -> {
                                throw new IllegalStateException();
                            }));
                    Observation.createNotStarted("something.else", observations).observe(() -> {});
                    SloStatus status = context.getBean(SloRegistry.class)
                            .find("http.client.requests")
                            .orElseThrow()
                            .status();
                    assertEquals(List.of(1L, 1L), List.of(status.good(), status.bad()));
                });
    }

    @Test
    void sloHttpWithoutAWebApplicationIsSaid() {
        application.withPropertyValues("slo.http.objective=99%").run(context -> {
            assertEquals(
                    List.of("slo.http is configured, but this is no web application"),
                    context.getBean(UnheardSlos.class).atStart());
            assertEquals(
                    List.of("slo.http has recorded nothing since the application started, an hour ago"),
                    context.getBean(UnheardSlos.class).afterAnHour());
        });
    }

    @Test
    void metersAreBound() {
        application.withPropertyValues("slo.objectives.checkout.objective=99%").run(context -> {
            MeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(SloMetrics.class).bindTo(meters);
            assertEquals(0.99, meters.get("slo.objective").gauge().value());
        });
    }

    @Test
    void aRegistryOfTheApplicationIsUsed() {
        SloRegistry own = SloRegistry.create();
        application
                .withBean(SloRegistry.class, () -> own)
                .withPropertyValues("slo.objectives.checkout.objective=99%")
                .run(context -> assertTrue(own.find("checkout").isPresent()));
    }

    @Test
    void aContextWithoutAnythingConfiguredHasNoSlos() {
        application.run(context -> {
            assertNull(context.getStartupFailure());
            assertEquals(0, context.getBean(SloRegistry.class).slos().size());
            assertEquals(List.of(), context.getBean(UnheardSlos.class).atStart());
        });
    }

    @Test
    void anOldBootIsRefusedInOneLine() {
        OldBoot.requireBoot4("4.0.0");
        OldBootException refused = assertThrows(OldBootException.class, () -> OldBoot.requireBoot4("3.5.7"));
        assertEquals(
                "slo-spring-boot-starter must run on Spring Boot 4.0 or later, but runs on 3.5.7",
                Objects.requireNonNull(new OldBootFailureAnalyzer().analyze(refused))
                        .getDescription());
    }
}
