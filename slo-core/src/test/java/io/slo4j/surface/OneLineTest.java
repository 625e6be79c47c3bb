package io.slo4j.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.slo4j.GroupMember;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloGroup;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.Cause;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.annotation.AnnotatedSlos;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.annotation.TrackedMethod;
import io.slo4j.annotation.TrackedMethods;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.series.SloSeries;
import io.slo4j.source.SourceStatus;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SpecMistake;
import io.slo4j.time.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A stranger's text forges no line of a log: {@code toString()} of a public type is one line, whatever text it holds, and all that
 * slo4j logs goes through the one logger that writes single lines.
 */
class OneLineTest {
    private static final String ODD = "a\nERROR forged \u001b[31m\u202e\u2028";

    /* Their texts are words, numbers and instants of slo4j's own. */
    private static final Set<String> WITHOUT_TEXT = Set.of(
            "BudgetStatus",
            "ConsumedBudget",
            "BudgetingMethod",
            "BurnRates",
            "ConstantFault",
            "EventSource",
            "FaultDetection",
            "InFlight",
            "LatencyRange",
            "MaintenanceWindow",
            "Notifications",
            "Objective",
            "Part",
            "RegistryHealth",
            "SampledCondition",
            "Seen",
            "SeriesSet",
            "Share",
            "SloPeriod",
            "SloRegistryBuilder",
            "SloSeries",
            "SloSeriesBuilder",
            "SpecReader",
            "Ticks",
            "TrackedMethods",
            "UsualFigure",
            "VirtualClock",
            "WatchedFigure",
            "WindowStatus");

    private final List<Object> odd = new ArrayList<>();

    private static boolean isOfOneLine(String text) {
        return text.codePoints()
                .map(Character::getType)
                .noneMatch(type -> type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }

    /** One of everything that holds a stranger's text. */
    private void fill() {
        VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        BudgetPolicy levels = BudgetPolicy.of(BudgetLevel.above(0.5, ODD, ODD), BudgetLevel.lowest(ODD + ODD));
        AlertPolicy rules =
                AlertPolicy.of(BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5))
                        .withName(ODD));
        SloBuilder builder = Slo.builder(ODD)
                .objective("99.9%")
                .label(ODD, ODD)
                .annotation(ODD, ODD)
                .budgetPolicy(levels)
                .alerts(rules)
                .traceIds(() -> ODD);
        Slo slo = builder.register(slos);
        SloGroup group = Slo.builder("g" + ODD).objective("99%").groupBy(ODD).register(slos);
        slos.onAlert(odd::add);
        slos.onAlert(alert -> alert.lastFailure().ifPresent(odd::add));
        slos.onBudgetLevel(odd::add);
        fail(slo);
        slo.bad(ODD);
        for (int i = 0; i < 60; i++) {
            slo.bad(1_000);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        Duration minute = Duration.ofMinutes(1);
        odd.addAll(List.of(
                builder,
                Slo.builder(ODD).groupBy(ODD),
                slo,
                slo.start(),
                slo.wrap(() -> ODD),
                group,
                group.of(ODD),
                new GroupMember(ODD, ODD, ODD),
                slo.definition(),
                slo.status(),
                slo.status().alerts().get(0),
                slo.status().badEvents(),
                SloSeries.usual().of(slo).series().get(0),
                slos.release(ODD),
                new Cause(Cause.Kind.FAILED, ODD, 1, Optional.of(ODD)),
                slo.errorBudget(),
                slo.errorBudget().reset(ODD),
                slos.silences().add(AlertMatcher.ofSlo(ODD).withRule(ODD).withLabel(ODD, ODD), minute, ODD),
                slos.silences(),
                slos.alertHistory(),
                slos.alertHistory().episodes().get(0),
                slos.alertHistory().statistics().get(0),
                slos,
                slos.snapshot(),
                levels,
                levels.levels().get(0),
                rules,
                RecurringMaintenance.parse("every day 02:00-03:00 (UTC)").withReason(ODD),
                BudgetRule.below(Severity.PAGE, 0.5).withName(ODD),
                BudgetRule.exhaustedWithin(Severity.PAGE, Duration.ofDays(1)).withName(ODD),
                rules.rulesFor(Duration.ofDays(30), new BigDecimal("0.01")).get(0),
                BurnRateRule.of(Severity.PAGE, 2, Duration.ofHours(1), minute).withName(ODD),
                LatencyRule.above(Severity.PAGE, 0.9, minute, minute).withName(ODD),
                TrafficRule.silence(Severity.PAGE, minute).withName(ODD),
                TrafficRule.belowUsual(Severity.PAGE, 0.5, minute).withName(ODD),
                new SourceStatus(Optional.empty(), Optional.of(ODD)),
                Alert.builder(ODD, BudgetRule.below(Severity.PAGE, 0.5).withName(ODD)),
                BudgetLevelChange.of(
                        ODD,
                        levels.levels().get(0),
                        levels.levels().get(1),
                        clock.now(),
                        slo.status().budget()),
                AlertMatcher.ofSlo(ODD),
                RuleSpec.builder().severity(ODD).name(ODD),
                RuleSpec.builder().severity(ODD).name(ODD).build(),
                SloSpec.builder().objective(ODD).labels(Map.of(ODD, ODD)),
                SloSpec.builder().objective(ODD).labels(Map.of(ODD, ODD)).build(),
                new SpecMistake(ODD, ODD),
                AlertSubscription.to(alert -> {}).matcher(AlertMatcher.ofSlo(ODD))));
    }

    /** Work that is annotated oddly. */
    interface Annotated {
        @TrackSlo(value = ODD, objective = "99%")
        void work();
    }

    private void fillWithAnnotated() {
        Annotated worker = () -> {};
        TrackedMethod method = TrackedMethods.throughInterfaces(worker.getClass(), List.of(Annotated.class))
                .all()
                .get(0);
        AnnotatedSlos annotated = new AnnotatedSlos();
        annotated.add(List.of(method));
        SloRegistry slos = SloRegistry.builder()
                .clock(VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z")))
                .build();
        annotated.registerIn(slos);
        odd.addAll(List.of(method, annotated, method.in(AnnotatedSlos.find(method, slos))));
        assertTrue(annotated.toString().contains("forged"), annotated::toString);
    }

    @Test
    void everyTextIsOneLine() {
        fill();
        fillWithAnnotated();
        for (Object one : odd) {
            assertTrue(isOfOneLine(one.toString()), () -> one.getClass() + ": " + one);
        }
        Set<String> others = new TreeSet<>();
        PublicSurface.types().stream()
                .filter(type -> !isView(type) && !type.isEnum() && odd.stream().noneMatch(type::isInstance))
                .filter(OneLineTest::hasText)
                .forEach(type -> others.add(type.getSimpleName()));
        assertEquals(new TreeSet<>(WITHOUT_TEXT), others);
    }

    private static boolean hasText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() == type;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static void fail(Slo slo) {
        try {
            slo.run(() -> {
                throw new IllegalStateException(ODD);
            });
        } catch (IllegalStateException expected) {
            assertEquals(ODD, expected.getMessage());
        }
    }

    /* A view is the components of a JSON document, as they are: whoever writes it encodes them. */
    private static boolean isView(Class<?> type) {
        return type.getPackageName().equals("io.slo4j.view");
    }

    @Test
    void allThatIsLoggedGoesThroughTheLoggerOfSingleLines() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.slo4j");
        Set<String> loggers = new TreeSet<>();
        classes.forEach(one -> one.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getName().startsWith("java.lang.System$Logger")
                        || call.getTargetOwner().getName().startsWith("java.util.logging"))
                .forEach(call -> loggers.add(one.getName())));
        List<String> printing = new ArrayList<>();
        classes.forEach(one -> one.getFieldAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().getName().equals("java.lang.System"))
                .forEach(access -> printing.add(one.getName())));
        /* JdkLogging is shown nothing but what Log has made one line of. */
        loggers.removeIf(name -> name.startsWith("io.slo4j.internal.guard.JdkLogging"));
        assertEquals(Set.of("io.slo4j.internal.guard.Log"), loggers);
        assertEquals(
                Set.of("io.slo4j.internal.guard.Log"),
                classes.get("io.slo4j.internal.guard.JdkLogging").getMethodCallsToSelf().stream()
                        .map(call -> call.getOriginOwner().getName())
                        .filter(name -> !name.equals("io.slo4j.internal.guard.JdkLogging"))
                        .collect(Collectors.toSet()));
        assertEquals(List.of(), printing);
    }
}
