package io.slo4j.micrometer;

import static io.slo4j.micrometer.Fixture.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Prometheus makes of the counters of processes that are killed, end, and go on from another with a store: it sees what each
 * process counted, and never takes what was restored for new.
 */
class RestartedCountersTest {
    private static final Duration STEP = Duration.ofSeconds(15);

    private @TempDir Path folder;

    private final VirtualClock clock = VirtualClock.at(Instant.parse("2026-03-01T00:00:00Z"));
    private final List<Instance> running = new ArrayList<>();

    /** By instance and outcome: what was scraped at each step, {@code _} where nobody answered. */
    private final Map<String, List<String>> counted = new TreeMap<>();

    private final Map<String, List<String>> totals = new TreeMap<>();
    private int steps;
    private long lastBad;

    /** One process of the service, all of them in this one. */
    private final class Instance {
        final String instance;
        final SloRegistry slos;
        final Slo checkout;
        final MeterRegistry meters = new SimpleMeterRegistry();

        Instance(String instance, Path directory) {
            this.instance = instance;
            this.slos = SloRegistry.builder()
                    .clock(clock)
                    .store(SnapshotStore.directory(directory))
                    .build();
            this.checkout = Slo.builder("checkout").objective("99.9%").register(slos);
            new SloMetrics(slos).bindTo(meters);
            running.add(this);
        }

        void end() {
            running.remove(this);
            slos.close();
        }

        /** As after a SIGKILL: there is only what was saved last. */
        Path kill() throws IOException {
            running.remove(this);
            Path left = Files.createDirectory(folder.resolve("left by " + instance + " at " + steps));
            Files.copy(folder.resolve("store/slo4j.snapshot"), left.resolve("slo4j.snapshot"));
            return left;
        }

        double of(String meter, String outcome) {
            return value(meters, meter, "outcome", outcome);
        }
    }

    /** The tick saves; what is recorded then is scraped, and lost if the process is killed before the next one. */
    private void step(long good, long bad) {
        clock.advance(STEP);
        for (Instance process : List.copyOf(running)) {
            process.slos.tick();
            process.checkout.good(good);
            process.checkout.bad(bad);
        }
        for (String outcome : List.of("good", "bad")) {
            scrape(counted, outcome, process -> process.of("slo.events", outcome));
            scrape(
                    totals,
                    outcome,
                    process -> process.of("slo.events", outcome) + process.of("slo.restored.events", outcome));
        }
        steps++;
    }

    private void scrape(Map<String, List<String>> series, String outcome, ToDoubleFunction<Instance> value) {
        for (String instance : List.of("a", "b")) {
            String sample = running.stream()
                    .filter(process -> process.instance.equals(instance))
                    .findFirst()
                    .map(process -> String.valueOf((long) value.applyAsDouble(process)))
                    .orElse("_");
            series.computeIfAbsent(
                            "{outcome=\"" + outcome + "\",instance=\"" + instance + "\",slo=\"checkout\",member=\"\"}",
                            any -> new ArrayList<>())
                    .add(sample);
        }
    }

    /** Ten minutes of one bad event in 1,000, which burns exactly the budget. */
    private void tenMinutes() {
        for (int i = 0; i < 40; i++) {
            step(999, 1);
        }
    }

    /** A long past, a kill, a clean end, and a process that begins on another instance before the last one has ended. */
    private void killEndAndTakeOver() throws IOException {
        Path store = Files.createDirectory(folder.resolve("store"));
        Instance first = new Instance("a", store);
        first.checkout.good(50_000_000);
        first.checkout.bad(50_000);
        tenMinutes();
        step(999, 3);
        Path left = first.kill();
        Instance second = new Instance("a", left);
        assertEquals(50_040, second.of("slo.restored.events", "bad"), "what was recorded after the last save is lost");
        assertEquals(0, second.of("slo.events", "bad"));
        tenMinutes();

        second.end();
        Instance third = new Instance("a", left);
        assertEquals(50_080, third.of("slo.restored.events", "bad"));
        tenMinutes();

        Instance fourth = new Instance("b", left);
        assertEquals(0, fourth.of("slo.restored.events", "bad"), "the store is in use");
        tenMinutes();
        assertEquals(40, fourth.of("slo.events", "bad"));
        third.end();
        tenMinutes();
        assertEquals(50_160, fourth.of("slo.restored.events", "bad"));
        assertEquals(80, fourth.of("slo.events", "bad"));
        lastBad = fourth.checkout.status().bad();
    }

    /** A page by what Prometheus computes itself, in every window that the last hour had. */
    private static final String RULES = """
            groups:
            - name: slo4j
              rules:
              - alert: Page
                expr: |
                  sum(rate(slo_events_total{outcome="bad"}[1h])) / sum(rate(slo_events_total[1h])) > 14.4 * 0.001
                  and
                  sum(rate(slo_events_total{outcome="bad"}[5m])) / sum(rate(slo_events_total[5m])) > 14.4 * 0.001
            """;

    /** The alert must fire at no scrape, and Prometheus' increase, less its extrapolation, must be that of the samples. */
    private String tests(Map<String, List<String>> series) {
        StringBuilder yaml =
                new StringBuilder("rule_files: [rules.yml]\nevaluation_interval: 15s\ntests:\n- interval: 15s\n");
        yaml.append("  input_series:\n");
        series.forEach((labels, samples) -> yaml.append("  - series: 'slo_events_total")
                .append(labels)
                .append("'\n")
                .append("    values: '")
                .append(String.join(" ", samples))
                .append("'\n"));
        yaml.append("  alert_rule_test:\n");
        for (int i = 0; i < steps; i++) {
            yaml.append("  - eval_time: ").append(15 * i).append("s\n    alertname: Page\n    exp_alerts: []\n");
        }
        String end = 15 * (steps - 1) + "s";
        yaml.append("  promql_expr_test:\n");
        yaml.append("  - expr: max(abs(increase(slo_events_total{outcome=\"bad\"}[5m]) - 20)) < bool 2\n");
        yaml.append("    eval_time: ").append(end).append("\n    exp_samples: [{labels: '{}', value: 1}]\n");
        yaml.append("  - expr: resets(slo_events_total{outcome=\"bad\",instance=\"a\"}[2h])\n    eval_time: ")
                .append(end)
                .append(
                        "\n    exp_samples: [{labels: '{instance=\"a\",slo=\"checkout\",outcome=\"bad\"}', value: 2}]\n");
        return yaml.toString();
    }

    @Test
    void prometheusSeesWhatEachProcessCountedAndPagesNobody() throws Exception {
        killEndAndTakeOver();

        assertEquals(Promtool.SUCCESS, new Promtool(folder).test(RULES, tests(counted)));
    }

    /** So the test above would find a counter that goes on from what was restored. */
    @Test
    void totalsWithWhatWasRestoredWouldPage() throws Exception {
        killEndAndTakeOver();

        String said = new Promtool(folder).test(RULES, tests(totals));

        assertTrue(said.contains("FAILED") && said.contains("alertname=\"Page\""), said);
    }

    @Test
    void countersAndWhatWasRestoredAreTogetherAllThatIsKnown() throws Exception {
        killEndAndTakeOver();

        assertEquals(50_240, lastBad);
        assertEquals(42 + 40 + 80 + 79, increase(counted, "bad"), "all but the first sample of each instance");
        assertTrue(increase(totals, "bad") > 50_000, "a lost event makes all that was restored an increase");
    }

    /**
     * What Prometheus' {@code increase} adds up, without extrapolation: each sample less the one before or, where it is smaller,
     * the whole sample, because the counter has begun anew.
     */
    private static long increase(Map<String, List<String>> series, String outcome) {
        long increase = 0;
        for (Map.Entry<String, List<String>> one : series.entrySet()) {
            long before = -1;
            for (String sample : one.getKey().contains("\"" + outcome + "\"") ? one.getValue() : List.<String>of()) {
                if (!sample.equals("_")) {
                    long now = Long.parseLong(sample);
                    increase += before < 0 ? 0 : now < before ? now : now - before;
                    before = now;
                }
            }
        }
        return increase;
    }
}
