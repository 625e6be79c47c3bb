/** Requires nothing but slo4j's instruments. */
module consumer {
    requires io.slo4j.opentelemetry;
}
