package consumer;

import io.slo4j.SloRegistry;
import io.slo4j.spec.file.SloFile;
import io.slo4j.spec.file.SloFileReader;
import io.slo4j.spec.grafana.GrafanaDashboard;
import io.slo4j.spec.prometheus.PrometheusRules;

/** Reads a file of SLOs, registers them, and makes rules and a dashboard of them. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        SloFile file = new SloFileReader().read("slos.yaml", """
                version: slo4j/v1
                slos:
                  checkout:
                    objective: 99.9%
                """);
        try (SloRegistry slos = SloRegistry.create()) {
            file.registerAll(slos);
            PrometheusRules rules = PrometheusRules.of(file.entries());
            long alerts = rules.yaml().lines().filter(line -> line.strip().endsWith("alert: checkout")).count();
            System.out.println("spec: " + slos.find("checkout").isPresent() + ", " + alerts + " alerts, a dashboard "
                    + GrafanaDashboard.of(rules).json().contains("default: checkout"));
        }
    }
}
