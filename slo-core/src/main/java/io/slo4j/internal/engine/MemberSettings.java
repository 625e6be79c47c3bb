package io.slo4j.internal.engine;

import io.slo4j.SloDefinition;
import java.util.function.Function;

/**
 * What a group's members are.
 *
 * @param definition the definition of the group
 * @param member the definition of the member for a value of the label
 * @param label the label's key
 * @param most the greatest number of members, without the one for all further values
 * @param idleNanos how long a member may be without events before it is evicted
 */
public record MemberSettings(
        SloDefinition definition, Function<String, SloDefinition> member, String label, int most, long idleNanos) {
    /** How the members are called. */
    MemberName names() {
        return new MemberName(definition.name(), label);
    }

    /** The value of the label of a member. */
    String value(SloDefinition of) {
        return String.valueOf(of.labels().get(label));
    }
}
