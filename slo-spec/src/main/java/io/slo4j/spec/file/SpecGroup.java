package io.slo4j.spec.file;

import io.slo4j.SloBuilder;
import io.slo4j.SloGroupBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What makes a group of an SLO in a file.
 *
 * @param label the label by whose values it has its members
 * @param atMost how many members there may be; empty for the usual number
 * @param evictAfter the time after which an idle member is given up; empty for the length of the period
 */
record SpecGroup(String label, OptionalInt atMost, Optional<Duration> evictAfter) {
    SloGroupBuilder of(SloBuilder member) {
        SloGroupBuilder group = member.groupBy(label);
        atMost.ifPresent(group::atMost);
        evictAfter.ifPresent(group::evictAfter);
        return group;
    }
}
