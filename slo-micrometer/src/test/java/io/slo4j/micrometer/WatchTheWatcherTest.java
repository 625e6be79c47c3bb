package io.slo4j.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.slo4j.SloRegistry;
import io.slo4j.store.SnapshotStore;
import io.slo4j.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus evaluates the rules of the guide that tell when the watching itself fails. */
class WatchTheWatcherTest {
    private static final Path GUIDE = Path.of("..", "docs", "metrics.md");

    private @TempDir Path folder;

    private static String rules() throws IOException {
        String guide = Files.readString(GUIDE);
        String block = guide.substring(guide.indexOf("```yaml") + "```yaml\n".length());
        return block.substring(0, block.indexOf("```"));
    }

    /** Minute by minute: all is well for twenty minutes, then one thing after the other is not. */
    private static String tests() {
        return """
            rule_files: [rules.yml]
            evaluation_interval: 1m
            tests:
              - interval: 1m
                input_series:
                  - {series: 'slo_health_ticks_total{instance="a"}', values: '0+60x60'}
                  - {series: 'slo_health_tick_age_seconds{instance="a"}', values: '0.5x20 61 121 181 0.5x40'}
                  - {series: 'slo_health_ticks_late_total{instance="a"}', values: '0x20 5 20x40'}
                  - {series: 'slo_health_notifications_total{instance="a",result="failed"}', values: '0x20 1 2 3 4 5 6 7 8 8x40'}
                  - {series: 'slo_health_notifications_waiting{instance="a"}', values: '0x20 2x7 0x40'}
                  - {series: 'slo_health_snapshot_age_seconds{instance="a"}', values: '5x20 601+60x10 5x40'}
                  - {series: 'slo_health_group_overflow_total{instance="a"}', values: '0x20 1x40'}
                  - {series: 'slo_health_stale_sources{instance="a"}', values: '0x20 3x10 0x40'}
                alert_rule_test:
            """
                + quiet("SloWatcherGone", 60)
                + quiet("SloTicksStopped", 20)
                + quiet("SloTicksStopped", 21)
                + fires("SloTicksStopped", 22, "page", "a has not evaluated its SLOs for 2m 1s")
                + quiet("SloTicksStopped", 25)
                + quiet("SloTicksLate", 20)
                + fires("SloTicksLate", 23, "ticket", "a stood still 20 times within an hour")
                + quiet("SloNotificationsFail", 24)
                + fires("SloNotificationsFail", 27, "page", "a cannot deliver 2 notifications")
                + quiet("SloNotificationsFail", 29)
                + quiet("SloSnapshotsOld", 24)
                + fires("SloSnapshotsOld", 27, "ticket", "a has saved nothing for 16m 1s")
                + quiet("SloGroupOverflow", 20)
                + fires("SloGroupOverflow", 22, "ticket", "a has more values of a group than places")
                + quiet("SloSourcesStale", 24)
                + fires("SloSourcesStale", 27, "ticket", "a cannot read what 3 SLOs count")
                + quiet("SloSourcesStale", 40)
                + """
              - interval: 1m
                alert_rule_test:
                  - {eval_time: 4m, alertname: SloWatcherGone, exp_alerts: []}
                  - eval_time: 6m
                    alertname: SloWatcherGone
                    exp_alerts: [{exp_labels: {severity: page}, exp_annotations: {summary: No process evaluates SLOs}}]
            """;
    }

    private static String quiet(String alert, int minute) {
        return "      - {eval_time: " + minute + "m, alertname: " + alert + ", exp_alerts: []}\n";
    }

    private static String fires(String alert, int minute, String severity, String summary) {
        return "      - {eval_time: " + minute + "m, alertname: " + alert + ", exp_alerts: [{exp_labels: {severity: "
                + severity + ", instance: a}, exp_annotations: {summary: \"" + summary + "\"}}]}\n";
    }

    @Test
    void prometheusTellsWhenTheWatchingFails() throws Exception {
        assertEquals(Promtool.SUCCESS, new Promtool(folder).test(rules(), tests()));
    }

    @Test
    void theRulesAskForMetersThatThereAre() throws IOException {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (SloRegistry slos = SloRegistry.builder()
                .clock(VirtualClock.at(Instant.EPOCH))
                .store(SnapshotStore.directory(folder))
                .withoutShutdownHook()
                .build()) {
            new SloHealthMetrics(slos).bindTo(prometheus);
            Set<String> there = names(prometheus.scrape());
            Set<String> asked = names(rules());
            assertEquals(8, asked.size());
            asked.removeAll(there);
            assertEquals(Set.of(), asked);
        }
    }

    private static Set<String> names(String text) {
        return Pattern.compile("slo_health_\\w+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
