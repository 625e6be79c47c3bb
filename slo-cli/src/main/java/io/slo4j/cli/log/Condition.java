package io.slo4j.cli.log;

import java.util.List;

/** What makes a request bad. Parsed by {@link BadExpression}; immutable. */
public sealed interface Condition {
    /** Whether a request is of this kind. */
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

    /** The path, without what follows a question mark, is this one. */
    record Path(String path) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return request.pathIs(path);
        }
    }

    /** The path begins so. */
    record PathPrefix(String prefix) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return request.pathStartsWith(prefix);
        }
    }

    /** Every one of these. */
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

    /** At least one of these. */
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

    /** Not this. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(AccessLogFormat request) {
            return !part.holds(request);
        }
    }
}
