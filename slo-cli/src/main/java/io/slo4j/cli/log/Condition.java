package io.slo4j.cli.log;

import java.util.List;

/** A condition on a request, which makes it bad. Parsed by {@link BadExpression}; immutable. */
public sealed interface Condition {
    /** Whether the condition holds for a request. */
    boolean holds(AccessLogFormat request);

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
        public boolean holds(AccessLogFormat request) {
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
    }

    /** The method is this one. */
    record Method(String name) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return request.methodIs(name);
        }
    }

    /** The path, without its query, is this one. */
    record Path(String path) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return request.pathIs(path);
        }
    }

    /** The path begins with this prefix. */
    record PathPrefix(String prefix) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return request.pathStartsWith(prefix);
        }
    }

    /** All of these hold. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            for (Condition part : parts) {
                if (!part.holds(request)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one of these holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            for (Condition part : parts) {
                if (part.holds(request)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** This does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return !part.holds(request);
        }
    }
}
