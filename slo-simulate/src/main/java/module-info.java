/** What alert policies make of traffic and faults, before they ring: in closed form, in virtual time, and from a history. */
module io.slo4j.simulate {
    requires transitive io.slo4j;

    exports io.slo4j.simulate;
}
