package io.slo4j.cli;

import io.slo4j.cli.log.BadExpression;
import io.slo4j.cli.log.Condition;

/** Which requests are bad, as it was written and as it was understood. */
record BadWhen(String text, Condition condition) {
    static final BadWhen SERVER_ERROR = parse("status>=500");

    static BadWhen parse(String text) {
        return new BadWhen(text, BadExpression.parse(text));
    }
}
