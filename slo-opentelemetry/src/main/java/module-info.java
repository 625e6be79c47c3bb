/** SLOs as OpenTelemetry instruments. */
@SuppressWarnings("requires-transitive-automatic") // OpenTelemetry names its modules in the manifest only.
module io.slo4j.opentelemetry {
    requires transitive io.slo4j;
    requires transitive io.opentelemetry.api;

    exports io.slo4j.opentelemetry;
}
