package io.slo4j.surface;

import io.slo4j.BudgetingMethod;
import io.slo4j.ErrorBudget;
import io.slo4j.GroupMember;
import io.slo4j.InFlight;
import io.slo4j.Objective;
import io.slo4j.OngoingEvent;
import io.slo4j.Outcome;
import io.slo4j.Registration;
import io.slo4j.RegistryHealth;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloDefinition;
import io.slo4j.SloGroup;
import io.slo4j.SloGroupBuilder;
import io.slo4j.SloPeriod;
import io.slo4j.SloRegistry;
import io.slo4j.SloRegistryBuilder;
import io.slo4j.SloStatus;
import io.slo4j.WindowStatus;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertBatchListener;
import io.slo4j.alert.AlertBuilder;
import io.slo4j.alert.AlertEpisode;
import io.slo4j.alert.AlertHistory;
import io.slo4j.alert.AlertListener;
import io.slo4j.alert.AlertMatcher;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertRule;
import io.slo4j.alert.AlertState;
import io.slo4j.alert.AlertStatistics;
import io.slo4j.alert.AlertStatus;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BadEvents;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.BurnRateRule;
import io.slo4j.alert.BurnRates;
import io.slo4j.alert.Cause;
import io.slo4j.alert.ConstantFault;
import io.slo4j.alert.Evidence;
import io.slo4j.alert.ExhaustionRule;
import io.slo4j.alert.Failure;
import io.slo4j.alert.FaultDetection;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Release;
import io.slo4j.alert.Severity;
import io.slo4j.alert.Silence;
import io.slo4j.alert.Silences;
import io.slo4j.alert.TrafficRule;
import io.slo4j.alert.TryAgainException;
import io.slo4j.alert.UsualFigure;
import io.slo4j.alert.UsualTrafficRule;
import io.slo4j.alert.WatchedFigure;
import io.slo4j.annotation.TrackedCalls;
import io.slo4j.budget.BudgetCorrection;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetListener;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.budget.BudgetStatus;
import io.slo4j.budget.ConsumedBudget;
import io.slo4j.budget.MaintenanceWindow;
import io.slo4j.budget.RecurringMaintenance;
import io.slo4j.latency.LatencyRange;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.spec.RuleSpec;
import io.slo4j.spec.RuleSpecBuilder;
import io.slo4j.spec.SloSpec;
import io.slo4j.spec.SloSpecBuilder;
import io.slo4j.spec.SpecException;
import io.slo4j.spec.SpecMistake;
import io.slo4j.spec.SpecReader;
import io.slo4j.store.SloSnapshot;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import io.slo4j.view.AlertEventView;
import io.slo4j.view.InFlightView;
import io.slo4j.view.LevelChangeView;
import io.slo4j.view.RegistryView;
import io.slo4j.view.StatisticsView;
import io.slo4j.view.UsualFigureView;
import io.slo4j.view.UsualView;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of every type on the public surface, taken from one registry in which an SLO pages and a budget is in a level. Each
 * instance has a registry of its own, since a test may change it.
 */
final class Samples {
    private final Map<Class<?>, Object> byType = new HashMap<>();
    private final Map<String, Object> byParameter = new HashMap<>();
    private final Map<String, Object> byMethod = new HashMap<>();

    Samples() {
        putWords();
        putRules();
        putWhatARegistryGives();
        SampleWork.put(byType);
        SampleSources.put(byType, byParameter, byMethod);
        putWhatSomeParametersNeed();
    }

    private void putWords() {
        byType.put(String.class, "checkout");
        byType.put(Object.class, "anything");
        byType.put(Duration.class, Duration.ofMinutes(5));
        byType.put(Instant.class, Instant.EPOCH.plusSeconds(60));
        byType.put(ZoneId.class, ZoneOffset.UTC);
        byType.put(BigDecimal.class, new BigDecimal("0.001"));
        byType.put(Path.class, Path.of("target", "samples"));
        byType.put(Throwable.class, new IllegalStateException("a sample"));
        byType.put(Optional.class, Optional.empty());
        byType.put(Map.class, Map.of());
        byType.put(Set.class, Set.of("deploy"));
        byType.put(List.class, List.of());
        byType.put(Collection.class, List.of());
        byType.put(byte[].class, new byte[0]);
        byType.put(Outcome.class, Outcome.GOOD);
        byType.put(Objective.class, Objective.of(0.999));
        byType.put(SloPeriod.class, SloPeriod.THIRTY_DAYS);
        byType.put(InFlight.class, new InFlight(12, 3, Duration.ofHours(2)));
        byType.put(GroupMember.class, new GroupMember("http", "route", "/cart"));
        byType.put(BudgetingMethod.class, BudgetingMethod.occurrences());
        byType.put(LatencyRange.class, LatencyRange.DEFAULT);
        byType.put(SloClock.class, SloClock.system());
        byType.put(VirtualClock.class, VirtualClock.at(Instant.EPOCH));
    }

    private void putRules() {
        Duration window = Duration.ofMinutes(5);
        BurnRateRule burn = BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), window);
        byType.put(Severity.class, Severity.PAGE);
        byType.put(Release.class, new Release("v42", Instant.EPOCH));
        byType.put(Cause.Kind.class, Cause.Kind.SLOW);
        byType.put(Cause.class, new Cause(Cause.Kind.SLOW, "slower than 300ms", 3, Optional.empty()));
        byType.put(BadEvents.class, BadEvents.of(List.of((Cause) byType.get(Cause.class))));
        byType.put(AlertRule.Kind.class, AlertRule.Kind.BURN_RATE);
        byType.put(AlertState.class, AlertState.FIRING);
        byType.put(AlertRule.class, burn);
        byType.put(BurnRateRule.class, burn);
        byType.put(BudgetRule.class, BudgetRule.exhausted(Severity.TICKET));
        byType.put(ExhaustionRule.class, BudgetRule.exhaustedWithin(Severity.TICKET, Duration.ofDays(1)));
        byType.put(ExhaustionRule.Seen.class, new ExhaustionRule.Seen(0.5, 0.75, new BurnRates(20, 30), 0.02));
        byType.put(LatencyRule.class, LatencyRule.above(Severity.PAGE, 0.95, Duration.ofMillis(200), window));
        byType.put(TrafficRule.class, TrafficRule.below(Severity.TICKET, 1, window));
        byType.put(UsualTrafficRule.class, TrafficRule.belowUsual(Severity.TICKET, 0.5, window));
        UsualFigure figure = new UsualFigure(3, 10, 2, 5);
        byType.put(UsualFigure.class, figure);
        byType.put(UsualTrafficRule.Seen.class, new UsualTrafficRule.Seen(3, 10, 2, 5, 1, figure, Optional.of(figure)));
        byType.put(TrafficRule.Bound.class, TrafficRule.Bound.BELOW);
        ConstantFault fault = ConstantFault.of(new BigDecimal("0.5"), new BigDecimal("0.001"), Duration.ofDays(30));
        byType.put(ConstantFault.class, fault);
        byType.put(FaultDetection.class, burn.detectionOf(fault).orElseThrow());
        byType.put(WatchedFigure.class, burn.figures().get(0));
        byType.put(AlertPolicy.class, AlertPolicy.workbook());
        byType.put(
                AlertPolicy.Share.class,
                new AlertPolicy.Share(Severity.PAGE, 0.02, Duration.ofHours(1), Duration.ofMinutes(5)));
        byType.put(Function.class, Function.identity());
        byType.put(Failure.class, Failure.of(Instant.EPOCH).withType("java.io.IOException"));
        byType.put(TryAgainException.class, new TryAgainException("down", Duration.ofSeconds(7)));
        byType.put(AlertMatcher.class, AlertMatcher.any());
        byType.put(AlertListener.class, (AlertListener) alert -> {});
        byType.put(AlertBatchListener.class, (AlertBatchListener) alerts -> {});
        byType.put(BudgetListener.class, (BudgetListener) change -> {});
        byType.put(AlertSubscription.class, AlertSubscription.to(alert -> {}));
        byType.put(BudgetLevel.class, BudgetPolicy.standard().levels().get(0));
        byType.put(BudgetPolicy.class, BudgetPolicy.standard());
        byType.put(DayOfWeek.class, DayOfWeek.SUNDAY);
        byType.put(LocalTime.class, LocalTime.of(2, 0));
        byType.put(RecurringMaintenance.class, RecurringMaintenance.parse("every Sunday 02:00-04:00 (Europe/Berlin)"));
        byType.put(
                MaintenanceWindow.class, new MaintenanceWindow(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(1))));
    }

    private void putWhatARegistryGives() {
        VirtualClock clock = VirtualClock.at(Instant.EPOCH);
        SloRegistry slos = SloRegistry.builder().clock(clock).build();
        List<Alert> alerts = new ArrayList<>();
        List<BudgetLevelChange> changes = new ArrayList<>();
        Registration registration = slos.onAlert(alerts::add);
        slos.onBudgetLevel(changes::add);
        Slo slo = definition("checkout").register(slos);
        slos.tick();
        for (int second = 0; second < 120; second++) {
            slo.record(Duration.ofMillis(20), Outcome.GOOD);
            slo.bad(100);
            clock.advance(Duration.ofSeconds(1));
            slos.tick();
        }
        byType.put(SloRegistry.class, slos);
        byType.put(RegistryHealth.class, slos.health());
        byType.put(RegistryHealth.Ticks.class, slos.health().ticks());
        byType.put(RegistryHealth.Notifications.class, slos.health().notifications());
        byType.put(RegistryHealth.Store.class, slos.health().store());
        byType.put(SloRegistryBuilder.class, SloRegistry.builder());
        byType.put(Slo.class, slo);
        SampleSeries.put(byType, slo);
        byType.put(SloBuilder.class, Slo.builder("orders"));
        byType.put(SloDefinition.class, definition("orders").build());
        byType.put(SloGroup.class, definition("http").groupBy("route").register(slos));
        byType.put(SloGroupBuilder.class, definition("rpc").groupBy("method"));
        byType.put(SloSpec.class, SloSpec.builder().objective("99.9%").build());
        byType.put(SloSpecBuilder.class, SloSpec.builder());
        byType.put(
                RuleSpec.class,
                RuleSpec.builder()
                        .severity("page")
                        .factor("6")
                        .longWindow("6h")
                        .shortWindow("30m")
                        .build());
        byType.put(RuleSpecBuilder.class, RuleSpec.builder());
        SpecMistake mistake = new SpecMistake("objectives.checkout", "objective must be given");
        byType.put(SpecMistake.class, mistake);
        byType.put(SpecException.class, new SpecException(List.of(mistake)));
        byType.put(SpecReader.class, new SpecReader(Samples.class.getClassLoader()));
        byParameter.put("List mistakes", List.of(mistake));
        byType.put(OngoingEvent.class, slo.start());
        byType.put(TrackedCalls.class, SampleWork.tracked().get(0).in(slo));
        byType.put(Registration.class, registration);
        byType.put(ErrorBudget.class, slo.errorBudget());
        byType.put(BudgetCorrection.Kind.class, BudgetCorrection.Kind.RESET);
        byType.put(BudgetCorrection.class, slo.errorBudget().forgive(1, "a test"));
        byType.put(ConsumedBudget.class, ConsumedBudget.of(0.231, 0.228, 0.235, 600, 590, 610));
        byType.put(BudgetLevelChange.class, changes.get(0));
        byType.put(SloSnapshot.class, slos.snapshot());
        byType.put(AlertHistory.class, slos.alertHistory());
        byType.put(AlertEpisode.class, AlertEpisode.of("orders", Severity.PAGE, "fast", Instant.EPOCH, Instant.EPOCH));
        byType.put(
                AlertStatistics.class,
                slos.alertHistory()
                        .statistics(AlertMatcher.any(), Duration.ofMinutes(5))
                        .get(0));
        byType.put(Silences.class, slos.silences());
        byType.put(Silence.class, slos.silences().add(AlertMatcher.ofSlo("orders"), Duration.ofHours(1), "a deploy"));
        byType.put(Alert.class, alerts.get(0));
        byType.put(AlertBuilder.class, complete(alerts.get(0)));
        putStatus(slo.status());
        slos.release("v42");
        putView(RegistryView.of(slos));
        putView(AlertEventView.of(alerts.get(0)));
        putView(LevelChangeView.of(changes.get(0)));
        putView(InFlightView.of((InFlight) sample(InFlight.class)));
        putView(new UsualView(3, new UsualFigureView(10, 8, 12), null, null));
        putView(StatisticsView.of((AlertStatistics) sample(AlertStatistics.class)));
    }

    private static AlertBuilder complete(Alert alert) {
        return Alert.builder(alert.slo(), alert.rule())
                .objective(alert.objective())
                .changed(alert.from(), alert.to(), alert.at())
                .evidence(alert.evidence())
                .budget(alert.budget());
    }

    private void putStatus(SloStatus status) {
        byType.put(SloStatus.class, status);
        byType.put(AlertStatus.class, status.alerts().get(0));
        byType.put(Evidence.class, status.alerts().get(0).evidence());
        byType.put(WindowStatus.class, status.windows().get(0));
        byType.put(BudgetStatus.class, status.budget());
        byType.put(LatencyStatus.class, status.latency(Duration.ofMinutes(5)));
        for (AlertStatus alert : status.alerts()) {
            byType.put(alert.evidence().getClass(), alert.evidence());
            alert.burnRates().ifPresent(rates -> byType.put(BurnRates.class, rates));
        }
    }

    /* With the views that it consists of. */
    private void putView(@Nullable Object part) {
        if (part instanceof List<?> parts) {
            parts.forEach(this::putView);
        } else if (part instanceof Record && part.getClass().getPackage() == RegistryView.class.getPackage()) {
            byType.put(part.getClass(), part);
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                try {
                    putView(component.getAccessor().invoke(part));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static SloBuilder definition(String name) {
        return Slo.builder(name)
                .objective("99.9%")
                .period(SloPeriod.rolling(Duration.ofDays(1)))
                .trackLatency()
                .budgetPolicy(BudgetPolicy.standard())
                .alerts(AlertPolicy.of(
                        BurnRateRule.of(Severity.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5)),
                        BudgetRule.exhausted(Severity.TICKET),
                        LatencyRule.above(Severity.TICKET, 0.95, Duration.ofMillis(200), Duration.ofMinutes(5)),
                        TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(5))));
    }

    private void putWhatSomeParametersNeed() {
        byParameter.put("Class type", IOException.class);
        byParameter.put("Class api", SampleWork.Api.class);
        byParameter.put("Object object", "any");
        byParameter.put("Collection interfaces", List.of(SampleWork.Api.class));
        byParameter.put("Collection methods", SampleWork.tracked());
        byParameter.put("TrackedMethods.throughSubclass(Class) type", SampleWork.class);
        byParameter.put("TrackedMethods.throughInterfaces(Class, Collection) type", SampleWork.class);
        byParameter.put("Object target", (SampleWork.Api) () -> {});
        byParameter.put("Duration longWindow", Duration.ofHours(1));
        byParameter.put("Duration period", Duration.ofDays(1));
        byParameter.put("Duration highest", Duration.ofHours(1));
        byParameter.put("Duration interval", Duration.ofSeconds(10));
        byParameter.put("Instant from", Instant.EPOCH);
        byParameter.put("String what", "duration");
        byParameter.put("BudgetRule.exhaustedWithin(Severity, Duration) time", Duration.ofDays(1));
        byParameter.put("AlertPolicy.rulesFor(Duration, BigDecimal) period", Duration.ofDays(30));
        byParameter.put("String action", "deploy");
        byParameter.put("BudgetPolicy.withHysteresis(double) share", 0.1);
        byParameter.put("TrafficRule.aboveUsual(Severity, double, Duration) share", 2.0);
        byParameter.put("Collection snapshots", List.of(sample(SloSnapshot.class)));
        byParameter.put("byte[] bytes", ((SloSnapshot) sample(SloSnapshot.class)).toBytes());
        byParameter.put("BudgetLevel[] levels", new BudgetLevel[] {BudgetLevel.lowest("open", "deploy")});
        byParameter.put("Objective.parse(String) text", "99.9%");
        byParameter.put("SloBuilder.objective(String) text", "99.9%");
        byParameter.put("AlertRule.parse(String) text", "page: burn rate above 14.4 in 1h and 5m");
        byParameter.put("SloPeriod.parse(String) text", "30d");
        byParameter.put("BudgetingMethod.parse(String) text", "occurrences");
        byParameter.put("RecurringMaintenance.parse(String) text", "every Sunday 02:00-04:00 (Europe/Berlin)");
        byParameter.put("RecurringMaintenance.daily(LocalTime, LocalTime, ZoneId) until", LocalTime.NOON);
        byParameter.put("RecurringMaintenance.weekly(DayOfWeek, LocalTime, LocalTime, ZoneId) until", LocalTime.NOON);
        byParameter.put(
                "RecurringMaintenance.monthly(int, DayOfWeek, LocalTime, LocalTime, ZoneId) until", LocalTime.NOON);
        byParameter.put("Durations.parse(String, String) text", "5m");
        byMethod.put("SloBuilder.register(SloRegistry)", definition("orders"));
    }

    /** An object of the type, on which its methods can be called; or null if there is none. */
    @Nullable
    Object of(Class<?> type) {
        Object sample = byType.get(type);
        return sample != null || Modifier.isPublic(type.getModifiers()) ? sample : ofSubclass(type);
    }

    private @Nullable Object ofSubclass(Class<?> hidden) {
        return byType.values().stream().filter(hidden::isInstance).findFirst().orElse(null);
    }

    /** Valid arguments of a method or a constructor. */
    Object[] arguments(Executable callable) {
        return Arrays.stream(callable.getParameters())
                .map(parameter -> argument(callable, parameter))
                .toArray();
    }

    /** Calls a method on a sample of its type, or a constructor, and throws what it throws. */
    void invoke(Executable callable, @Nullable Object[] arguments) throws Throwable {
        try {
            if (callable instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else if (callable instanceof Method method) {
                /* What implements an interface need not be public itself. */
                method.setAccessible(true);
                Object special = byMethod.get(PublicSurface.name(callable));
                boolean isStatic = Modifier.isStatic(method.getModifiers());
                Object receiver = isStatic ? null : special == null ? sample(method.getDeclaringClass()) : special;
                method.invoke(receiver, arguments);
            }
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private Object sample(Class<?> type) {
        return Objects.requireNonNull(of(type), () -> "a sample is needed of " + type);
    }

    private Object argument(Executable callable, Parameter parameter) {
        Class<?> type = parameter.getType();
        Object special = byParameter.get(PublicSurface.name(callable) + " " + parameter.getName());
        if (special == null) {
            special = byParameter.get(type.getSimpleName() + " " + parameter.getName());
        }
        if (special != null) {
            return special;
        }
        if (type.isArray() && !type.getComponentType().isPrimitive()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(type.getComponentType()));
            return array;
        }
        if (type == int.class) {
            return 2;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == double.class) {
            return 0.5;
        }
        if (type == boolean.class) {
            return true;
        }
        return sample(type);
    }
}
