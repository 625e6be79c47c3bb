/** Requires nothing but slo4j's files of SLOs. */
module consumer {
    requires io.slo4j.spec;
}
