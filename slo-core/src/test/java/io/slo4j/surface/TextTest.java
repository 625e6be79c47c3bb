package io.slo4j.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.ErrorBudget;
import io.slo4j.OngoingEvent;
import io.slo4j.Slo;
import io.slo4j.SloBuilder;
import io.slo4j.SloRegistry;
import io.slo4j.alert.AlertHistory;
import io.slo4j.annotation.SloProxies;
import io.slo4j.annotation.TrackSlo;
import io.slo4j.budget.BudgetLevel;
import io.slo4j.latency.LatencyStatus;
import io.slo4j.store.SnapshotStore;
import io.slo4j.text.Figures;
import io.slo4j.time.Durations;
import io.slo4j.time.SloClock;
import io.slo4j.time.VirtualClock;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever slo4j gives to a user says something in a log: {@code toString()} of a public type is never that of Object. */
class TextTest {
    private static final Set<Class<?>> WITHOUT_INSTANCES =
            Set.of(SloProxies.class, TrackSlo.class, Durations.class, Figures.class);

    private static final Pattern HASH = Pattern.compile("@[0-9a-f]{5,}");

    private final Samples samples = new Samples();

    @TestFactory
    Stream<DynamicTest> everyTypeHasAText() {
        return PublicSurface.types().stream()
                .filter(type -> !WITHOUT_INSTANCES.contains(type) && !PublicSurface.isImplementedByUsers(type))
                .map(type -> DynamicTest.dynamicTest(PublicSurface.name(type), () -> {
                    Object sample = Objects.requireNonNull(samples.of(type), () -> "a sample is needed of " + type);
                    String text = sample.toString();
                    assertFalse(text.isBlank() || HASH.matcher(text).find(), text);
                }));
    }

    @Test
    void whatUsersHoldSaysWhatItIs() {
        assertEquals("SloBuilder[checkout]", Slo.builder("checkout").toString());
        SloBuilder builder = Slo.builder("checkout")
                .objective("99.9%")
                .latencyThreshold(Duration.ofMillis(300))
                .label("team", "payments")
                .traceIds(() -> null);
        assertEquals(
                "SloBuilder[checkout: objective 99.9%, latency threshold 300ms, label \"team\" \"payments\","
                        + " trace id supplier]",
                builder.toString());
        assertEquals(
                "SloGroupBuilder[checkout by route: number of members 10]",
                builder.groupBy("route").atMost(10).toString());
        assertEquals(
                "SloRegistryBuilder[tick 2s]",
                SloRegistry.builder().tick(Duration.ofSeconds(2)).toString());
        assertEquals(
                "VirtualClock[1970-01-01T00:00:00Z]",
                VirtualClock.at(Instant.EPOCH).toString());
        assertEquals(
                "SnapshotStore[target" + File.separator + "slos]",
                SnapshotStore.directory(Path.of("target", "slos")).toString());
        assertTrue(SloClock.system().toString().matches("SystemClock\\[[^,]+\\]"));
        assertTrue(SloClock.accelerated(3).toString().matches("SystemClock\\[[^,]+, pace 3\\.0\\]"));
        assertEquals(
                "caution above 50%: deploy, fix",
                BudgetLevel.above(0.5, "caution", "fix", "deploy").toString());
        assertEquals("closed: nothing", BudgetLevel.lowest("closed").toString());
    }

    @Test
    void whatARegistryGivesSaysHowItStands() {
        assertEquals("ErrorBudget[checkout, remaining -37.5%]", text(ErrorBudget.class));
        assertEquals("LatencyStatus[5m: 120 events, p50 20.1ms, p99 20.1ms]", text(LatencyStatus.class));
        assertEquals("AlertHistory[2 alerts]", text(AlertHistory.class));
        OngoingEvent event = (OngoingEvent) Objects.requireNonNull(samples.of(OngoingEvent.class));
        assertEquals("OngoingEvent[checkout, not marked]", event.toString());
        event.good();
        assertEquals("OngoingEvent[checkout, GOOD so far]", event.toString());
        event.close();
        assertEquals("OngoingEvent[checkout, GOOD, closed]", event.toString());
    }

    private String text(Class<?> type) {
        return Objects.requireNonNull(samples.of(type)).toString();
    }
}
