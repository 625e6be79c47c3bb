package io.slo4j.spec.file;

/** The meters that slo4j exports, as queries for Prometheus. */
final class ExportedTotals {
    private ExportedTotals() {}

    /** The totals of an SLO, or of all members of a group, over all processes. */
    static RatioQueries queries(String slo) {
        String name = slo.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return new RatioQueries(
                RatioQueries.Kind.BAD,
                "sum(slo_events_total{outcome=\"bad\",slo=\"" + name + "\"})",
                "sum(slo_events_total{slo=\"" + name + "\"})",
                true,
                "Prometheus");
    }
}
