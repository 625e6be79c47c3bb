package io.slo4j;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.OneLine;

/**
 * Of which group an SLO is a member, and for which value of its label. Immutable.
 *
 * @param group the name of the group, for example {@code http}
 * @param label the key of its label, for example {@code route}
 * @param value the value that this member stands for, for example {@code /checkout}; may be empty
 */
public record GroupMember(String group, String label, String value) {

    /**
     * Checks the components.
     *
     * @param group the name of the group
     * @param label the key of its label
     * @param value the value
     */
    public GroupMember {
        given("group", group);
        given("label", label);
        given("value", value);
    }

    /** The member in short: {@code http{route="/checkout"}}, on one line. */
    @Override
    public String toString() {
        return OneLine.of(group + "{" + label + "=\"" + value + "\"}");
    }
}
