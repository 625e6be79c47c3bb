package io.slo4j.cli.line;

import io.slo4j.cli.line.LogVariable.Role;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A log format of a server: text and variables in turn. */
public final class LogTemplate {
    private final byte[] before;
    private final List<LogVariable> variables;

    /**
     * A format.
     *
     * @param before what a line begins with
     */
    LogTemplate(byte[] before, List<LogVariable> variables) {
        this.before = before;
        this.variables = variables;
    }

    byte[] before() {
        return before;
    }

    String beforeText() {
        return new String(before, StandardCharsets.UTF_8);
    }

    List<LogVariable> variables() {
        return variables;
    }

    /** The index of the first variable of a role; -1 if there is none. */
    int first(Role role) {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).role() == role) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the variable that a place means; -1 if there is none. */
    int find(FieldPlace place) {
        String name = place.name();
        if (name == null) {
            int index = place.number() < 0 ? variables.size() + place.number() : place.number() - 1;
            return index < variables.size() ? index : -1;
        }
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).isNamed(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The variable that is the time that a request took for its client: that of the whole request before those of parts of it,
     * and the finer before the coarser. Empty if the format has none.
     */
    Optional<LogVariable> elapsed() {
        return variables.stream()
                .filter(one -> one.role() == Role.ELAPSED)
                .min(Comparator.comparingInt(LogTemplate::rank));
    }

    private static int rank(LogVariable elapsed) {
        String name = elapsed.text();
        if (name.startsWith("$")) {
            return elapsed.isNamed("request_time") ? 0 : elapsed.isNamed("upstream_response_time") ? 4 : 5;
        }
        LatencyUnit unit = elapsed.unit();
        if (unit == null) {
            return 2;
        }
        return name.endsWith("F") ? 5 : unit == LatencyUnit.S ? 3 : unit == LatencyUnit.MS ? 1 : 0;
    }

    /** Whether a condition finds what it asks for in lines of this format. */
    public boolean has(Condition.Part part) {
        return switch (part) {
            case STATUS -> first(Role.STATUS) >= 0;
            case METHOD -> first(Role.REQUEST) >= 0 || first(Role.METHOD) >= 0;
            case PATH -> first(Role.REQUEST) >= 0 || first(Role.PATH) >= 0;
        };
    }
}
