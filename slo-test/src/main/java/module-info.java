/** Contracts that what users implement can be checked against, by any test framework. */
module io.slo4j.test {
    requires transitive io.slo4j;

    exports io.slo4j.test;
}
