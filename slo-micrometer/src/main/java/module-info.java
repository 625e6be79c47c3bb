/** SLOs as Micrometer meters. */
@SuppressWarnings("requires-transitive-automatic") // Micrometer names its modules in the manifest only.
module io.slo4j.micrometer {
    requires transitive io.slo4j;
    requires transitive micrometer.core;

    exports io.slo4j.micrometer;
}
