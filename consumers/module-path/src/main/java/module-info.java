/** Requires nothing but slo4j. */
module consumer {
    requires io.slo4j;
}
