package io.slo4j.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.slo4j.BudgetingMethod;
import io.slo4j.Outcome;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.alert.Alert;
import io.slo4j.alert.AlertPolicy;
import io.slo4j.alert.AlertSubscription;
import io.slo4j.alert.BudgetRule;
import io.slo4j.alert.LatencyRule;
import io.slo4j.alert.Severity;
import io.slo4j.alert.TrafficRule;
import io.slo4j.budget.BudgetLevelChange;
import io.slo4j.budget.BudgetPolicy;
import io.slo4j.time.VirtualClock;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every value that users get is shown by a view, and every view is printed by four JSON libraries as they come. */
class JsonLibrariesTest {
    /** Where the public values are shown. */
    private static final Map<Class<? extends Record>, Set<String>> SHOWN = Map.ofEntries(
            Map.entry(
                    SloView.class,
                    Set.of(
                            "SloStatus",
                            "SloDefinition",
                            "Objective",
                            "SloPeriod",
                            "BudgetingMethod",
                            "LatencyRange",
                            "GroupMember")),
            Map.entry(SourceView.class, Set.of("SourceStatus", "Pulled", "EventSource", "SampledCondition")),
            Map.entry(InFlightView.class, Set.of("InFlight")),
            Map.entry(WindowView.class, Set.of("WindowStatus", "BadEvents")),
            Map.entry(CauseView.class, Set.of("Cause")),
            Map.entry(ReleaseView.class, Set.of("Release")),
            Map.entry(LatencyView.class, Set.of("LatencyStatus")),
            Map.entry(BudgetView.class, Set.of("BudgetStatus", "BudgetLevel", "BudgetPolicy")),
            /* Maintenance is in the audit list, with its times as the reason. */
            Map.entry(CorrectionView.class, Set.of("BudgetCorrection", "MaintenanceWindow", "RecurringMaintenance")),
            Map.entry(LevelChangeView.class, Set.of("BudgetLevelChange")),
            Map.entry(
                    AlertView.class,
                    Set.of(
                            "AlertStatus",
                            "AlertRule",
                            "AlertPolicy",
                            "BurnRateRule",
                            "BudgetRule",
                            "ExhaustionRule",
                            "LatencyRule",
                            "TrafficRule")),
            Map.entry(UsualView.class, Set.of("UsualTrafficRule")),
            Map.entry(UsualFigureView.class, Set.of("UsualFigure")),
            Map.entry(FigureView.class, Set.of("WatchedFigure", "Evidence", "BurnRates")),
            Map.entry(AlertEventView.class, Set.of("Alert", "Failure")),
            Map.entry(EpisodeView.class, Set.of("AlertEpisode")),
            Map.entry(StatisticsView.class, Set.of("AlertStatistics")),
            Map.entry(SilenceView.class, Set.of("Silence", "AlertMatcher")),
            Map.entry(RegistryView.class, Set.of("SloSnapshot")));

    /** What users hold, make or implement, what they write down, and what is asked by analysis only. */
    private static final Set<String> NO_VALUES = Set.of(
            "ConsumedBudget",
            "RegistryHealth",
            "Counters",
            "CounterReading",
            "Slo",
            "SloGroup",
            "SloRegistry",
            "ErrorBudget",
            "OngoingEvent",
            "Registration",
            "AlertHistory",
            "Silences",
            "SnapshotStore",
            "SloClock",
            "VirtualClock",
            "SloProxies",
            "TrackedMethods",
            "TrackedMethod",
            "TrackedCalls",
            "AnnotatedSlos",
            "ResultAdapter",
            "SloSpec",
            "RuleSpec",
            "SpecMistake",
            "SpecReader",
            "Series",
            "SeriesSet",
            "SloSeries",
            "Durations",
            "Figures",
            "AlertSubscription",
            "ConstantFault",
            "FaultDetection");

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-20T10:00:00Z"));
    private final SloRegistry slos = SloRegistry.builder().clock(clock).build();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<BudgetLevelChange> changes = new ArrayList<>();

    /** A value of each view, by what tells it. */
    private Map<String, Object> views() {
        slos.subscribe(AlertSubscription.to(alerts::add));
        slos.onBudgetLevel(changes::add);
        Slo slo = Slo.builder("checkout")
                .objective("99.9%")
                .trackLatency()
                .budgetPolicy(BudgetPolicy.standard())
                .label("team", "payments")
                .runbook("https://runbooks.example/{slo}")
                .register(slos);
        for (int second = 0; second < 900; second++) {
            clock.advance(Duration.ofSeconds(1));
            slo.record(Duration.ofMillis(20), second < 700 ? Outcome.BAD : Outcome.GOOD);
            slos.tick();
        }
        Map<String, Object> views = new LinkedHashMap<>();
        views.put("registry", RegistryView.of(slos));
        views.put("snapshot", RegistryView.of(slos.snapshot()));
        views.put("alert", AlertEventView.of(alerts.get(0)));
        views.put("change", LevelChangeView.of(changes.get(0)));
        views.put(
                "statistics", StatisticsView.of(slos.alertHistory().statistics().get(0)));
        views.put(
                "corrected",
                RegistryView.of(new RandomHistory(7, BudgetingMethod.occurrences(), 0)
                        .through(200)
                        .whole()));
        return views;
    }

    private static Map<String, String> printed(Object view) throws Exception {
        return Map.of(
                "Jackson 2", new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(view),
                "Jackson 3", new tools.jackson.databind.ObjectMapper().writeValueAsString(view),
                "Gson", new Gson().toJson(view),
                "JSON-B", JsonbBuilder.create().toJson(view));
    }

    @Test
    void fourJsonLibrariesPrintEveryViewWithoutConfiguration() throws Exception {
        for (Map.Entry<String, Object> view : views().entrySet()) {
            for (Map.Entry<String, String> json : printed(view.getValue()).entrySet()) {
                String where = view.getKey() + " by " + json.getKey() + ": " + json.getValue();
                assertTrue(json.getValue().length() > 100, where);
                assertFalse(json.getValue().contains(":{}") && !json.getValue().contains("\"labels\":{}"), where);
                for (RecordComponent component : view.getValue().getClass().getRecordComponents()) {
                    Object value = component.getAccessor().invoke(view.getValue());
                    assertEquals(
                            value != null || json.getKey().startsWith("Jackson"),
                            json.getValue().contains('"' + component.getName() + "\":"),
                            component.getName() + " of " + where);
                }
            }
        }
    }

    @Test
    void whatHasObservedNothingYetIsPrintedInFiniteNumbers() throws Exception {
        Slo slo = Slo.builder("new")
                .objective("99.9%")
                .trackLatency()
                .alerts(AlertPolicy.workbook()
                        .and(
                                BudgetRule.below(Severity.TICKET, 0.5),
                                BudgetRule.exhaustedWithin(Severity.TICKET, Duration.ofHours(3)),
                                LatencyRule.above(Severity.PAGE, 0.99, Duration.ofSeconds(1), Duration.ofMinutes(5)),
                                TrafficRule.silence(Severity.TICKET, Duration.ofMinutes(10)),
                                TrafficRule.below(Severity.TICKET, 5, Duration.ofMinutes(10)),
                                TrafficRule.above(Severity.TICKET, 5, Duration.ofMinutes(10))))
                .budgetPolicy(BudgetPolicy.standard())
                .register(slos);
        Map<String, Object> views = new LinkedHashMap<>();
        views.put("nothing recorded", RegistryView.of(slos));
        views.put("nothing stored", RegistryView.of(slos.snapshot()));
        slo.record(Duration.ofMillis(20), Outcome.GOOD);
        slo.bad();
        views.put("no time has passed", RegistryView.of(slos));
        views.put("no time has passed, stored", RegistryView.of(slos.snapshot()));
        slos.tick();
        views.put("one tick", RegistryView.of(slos));
        for (Map.Entry<String, Object> view : views.entrySet()) {
            for (String json : printed(view.getValue()).values()) {
                assertFalse(json.contains("NaN") || json.contains("Infinity"), view.getKey() + ": " + json);
            }
        }
    }

    @Test
    void whatIsComputedIsPrintedToo() throws Exception {
        String now = new Gson().toJson(views().get("registry"));
        for (String computed :
                List.of("\"remaining\":0.", "\"timeToExhaustion\":\"PT", "\"badEventsLeft\":", "\"text\":\"")) {
            assertTrue(now.contains(computed), computed + " in " + now);
        }
    }

    @Test
    void everyPublicValueIsShownByAView() {
        Set<String> known = SHOWN.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(NO_VALUES);
        Set<String> values = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.slo4j").stream()
                        .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC) && one.isTopLevelClass())
                        .filter(one -> !one.getPackageName().startsWith("io.slo4j.internal"))
                        .filter(one -> !one.getPackageName().equals("io.slo4j.view"))
                        .filter(one -> !one.isEnum() && !one.isAnnotation() && !one.isAssignableTo(Throwable.class))
                        .map(JavaClass::getSimpleName)
                        .filter(name ->
                                !name.endsWith("Builder") && !name.endsWith("Listener") && !name.startsWith("Checked"))
                        .filter(name -> !name.equals("package-info"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(values, known);
    }

    @Test
    void noComponentOfAViewIsAnythingButPlain() {
        Set<Class<?>> plain = Set.of(
                int.class,
                long.class,
                double.class,
                boolean.class,
                String.class,
                Map.class,
                List.class,
                InFlightView.class,
                BudgetView.class,
                SourceView.class,
                UsualView.class,
                UsualFigureView.class);
        SHOWN.keySet()
                .forEach(view -> Arrays.stream(view.getRecordComponents())
                        .forEach(component -> assertTrue(plain.contains(component.getType()), view + " " + component)));
    }
}
