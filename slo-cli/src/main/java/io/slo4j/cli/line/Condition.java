package io.slo4j.cli.line;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A condition on a request, which makes it bad. Parsed by {@link BadExpression}; immutable. */
public sealed interface Condition {
    /** Whether the condition holds for a request. */
    boolean holds(Request request);

    /** What it asks for. */
    Set<Part> parts();

    /** A part of a request. */
    enum Part {
        STATUS,
        METHOD,
        PATH
    }

    /** How two numbers compare. */
    enum Comparison {
        BELOW,
        AT_MOST,
        EQUAL,
        UNEQUAL,
        AT_LEAST,
        ABOVE
    }

    /** The status code, compared. */
    record Status(Comparison comparison, int code) implements Condition {
        @Override
        public boolean holds(Request request) {
            int status = request.status();
            return switch (comparison) {
                case BELOW -> status < code;
                case AT_MOST -> status <= code;
                case EQUAL -> status == code;
                case UNEQUAL -> status != code;
                case AT_LEAST -> status >= code;
                case ABOVE -> status > code;
            };
        }

        @Override
        public Set<Part> parts() {
            return Set.of(Part.STATUS);
        }
    }

    /** The method is this one. */
    record Method(String name) implements Condition {
        @Override
        public boolean holds(Request request) {
            return request.methodIs(name);
        }

        @Override
        public Set<Part> parts() {
            return Set.of(Part.METHOD);
        }
    }

    /** The path, without its query, is this one. */
    record Path(String path) implements Condition {
        @Override
        public boolean holds(Request request) {
            return request.pathIs(path);
        }

        @Override
        public Set<Part> parts() {
            return Set.of(Part.PATH);
        }
    }

    /** The path begins with this prefix. */
    record PathPrefix(String prefix) implements Condition {
        @Override
        public boolean holds(Request request) {
            return request.pathStartsWith(prefix);
        }

        @Override
        public Set<Part> parts() {
            return Set.of(Part.PATH);
        }
    }

    /** All of these hold. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Request request) {
            for (Condition part : conditions) {
                if (!part.holds(request)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Set<Part> parts() {
            return joined(conditions);
        }
    }

    /** At least one of these holds. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Request request) {
            for (Condition part : conditions) {
                if (part.holds(request)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<Part> parts() {
            return joined(conditions);
        }
    }

    /** This does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Request request) {
            return !part.holds(request);
        }

        @Override
        public Set<Part> parts() {
            return part.parts();
        }
    }

    private static Set<Part> joined(List<Condition> conditions) {
        Set<Part> joined = EnumSet.noneOf(Part.class);
        conditions.forEach(one -> joined.addAll(one.parts()));
        return joined;
    }
}
