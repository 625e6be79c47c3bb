package io.slo4j.cli;

import io.slo4j.cli.line.BadExpression;
import io.slo4j.cli.line.Condition;

/** Which requests are bad: the text of the option, and the condition parsed from it. */
record BadWhen(String text, Condition condition) {
    static final BadWhen SERVER_ERROR = parse("status>=500");

    static BadWhen parse(String text) {
        return new BadWhen(text, BadExpression.parse(text));
    }
}
