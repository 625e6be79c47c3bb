package io.slo4j.examples.fleet;

import io.slo4j.spec.file.SloFile;
import io.slo4j.spec.prometheus.PrometheusRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Three replicas, Prometheus that scrapes them and evaluates rules made from the same file, and Alertmanager that hears of both. */
final class Fleet implements AutoCloseable {
    private static final int REPLICAS = 3;

    private final Path folder;
    private final Pager pager;
    private final List<Replica> replicas = new ArrayList<>();
    private @Nullable Tool alertmanager;
    private @Nullable Tool prometheus;

    private Fleet(Path folder) throws IOException {
        this.folder = folder;
        this.pager = new Pager();
    }

    static Fleet start(SloFile file, int interval, PrintStream out) throws IOException, InterruptedException {
        Fleet fleet = new Fleet(Files.createTempDirectory("slo4j-fleet"));
        try {
            fleet.start(file, interval);
        } catch (IOException | InterruptedException | RuntimeException e) {
            fleet.close();
            throw e;
        }
        out.println("Prometheus    " + fleet.prometheus().url());
        out.println("Alertmanager  " + fleet.alertmanager().url());
        fleet.replicas.forEach(replica -> out.println(replica.name() + "     http://" + replica.target() + "/metrics"));
        out.println("Scraped and evaluated every " + interval + " s.");
        return fleet;
    }

    private void start(SloFile file, int interval) throws IOException, InterruptedException {
        int port = Tool.freePort();
        Files.writeString(
                folder.resolve("alertmanager.yml"), """
                route:
                  receiver: PROCESS
                  group_by: [slo, severity]
                  group_wait: 1s
                  group_interval: 5s
                  routes:
                    - receiver: PROMETHEUS
                      matchers: ['sloth_id =~ ".+"']
                receivers:
                  - name: PROCESS
                    webhook_configs: [{url: '%s'}]
                  - name: PROMETHEUS
                    webhook_configs: [{url: '%s'}]
                """.formatted(pager.url(Way.PROCESS), pager.url(Way.PROMETHEUS)));
        alertmanager = Tool.start(
                folder,
                port,
                "prometheus-alertmanager",
                "--config.file=alertmanager.yml",
                "--storage.path=alerts",
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=");
        for (int i = 1; i <= REPLICAS; i++) {
            replicas.add(new Replica("replica-" + i, file, alertmanager.url()));
        }
        startPrometheus(file, interval, alertmanager);
    }

    private void startPrometheus(SloFile file, int interval, Tool alerts) throws IOException, InterruptedException {
        int port = Tool.freePort();
        Files.writeString(
                folder.resolve("rules.yml"), PrometheusRules.of(file.entries()).yaml());
        String targets = replicas.stream()
                .map(replica -> "      - targets: ['" + replica.target() + "']\n        labels: {instance: "
                        + replica.name() + "}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: %1$ds
                  scrape_timeout: %1$ds
                  evaluation_interval: %1$ds
                rule_files: [rules.yml]
                alerting:
                  alertmanagers:
                    - static_configs:
                        - targets: ['%2$s']
                scrape_configs:
                  - job_name: shop
                    static_configs:
                %3$s""".formatted(
                        interval, alerts.url().replace("http://", ""), targets));
        prometheus = Tool.start(
                folder,
                port,
                "prometheus",
                "--config.file=prometheus.yml",
                "--storage.tsdb.path=series",
                "--web.listen-address=127.0.0.1:" + port);
    }

    Tool alertmanager() {
        return started(alertmanager);
    }

    Tool prometheus() {
        return started(prometheus);
    }

    private static Tool started(@Nullable Tool tool) {
        if (tool == null) {
            throw new IllegalStateException("the fleet must have started");
        }
        return tool;
    }

    Pager pager() {
        return pager;
    }

    List<Replica> replicas() {
        return replicas;
    }

    @Override
    public void close() throws IOException {
        replicas.forEach(Replica::close);
        for (Tool tool : new @Nullable Tool[] {prometheus, alertmanager}) {
            if (tool != null) {
                tool.close();
            }
        }
        pager.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
