/** Requires nothing but slo4j's meters. */
module consumer {
    requires io.slo4j.micrometer;
}
