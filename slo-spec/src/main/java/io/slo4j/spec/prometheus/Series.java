package io.slo4j.spec.prometheus;

import java.time.Duration;

/** The names under which Sloth records, and those of the counts that it does not record. */
final class Series {
    static final String OBJECTIVE = "slo:objective:ratio";
    static final String BUDGET = "slo:error_budget:ratio";
    static final String DAYS = "slo:time_period:days";
    static final String CURRENT_BURN = "slo:current_burn_rate:ratio";
    static final String PERIOD_BURN = "slo:period_burn_rate:ratio";
    static final String REMAINING = "slo:period_error_budget_remaining:ratio";

    /** Bad events in pieces of time, from which long windows are added up, in the unit of the query that counts them. */
    static final String BAD_PIECES = "slo:sli_bad_events:pieces5m";

    /** All events, likewise. */
    static final String PIECES = "slo:sli_events:pieces5m";

    static final String INFO = "sloth_slo_info";

    private Series() {}

    /** The error ratio over a window. */
    static String errorRatio(Duration window) {
        return "slo:sli_error:ratio_rate" + PromText.duration(window);
    }

    /** The number of bad events in a window. */
    static String badEvents(Duration window) {
        return "slo:sli_bad_events:increase" + PromText.duration(window);
    }

    /** The number of good events in a window. */
    static String goodEvents(Duration window) {
        return "slo:sli_good_events:increase" + PromText.duration(window);
    }

    /** The number of events in a window. */
    static String events(Duration window) {
        return "slo:sli_events:increase" + PromText.duration(window);
    }

    /** The error ratio of one slice, at its end. */
    static String slice(Duration slice) {
        return "slo:sli_error:ratio_slice" + PromText.duration(slice);
    }

    /** The logarithm of the probability that so many events of a window are bad by chance. */
    static String chance(Duration window) {
        return "slo:sli_bad_events:ln_chance" + PromText.duration(window);
    }

    /** The events in a window, whose past says what is usual. */
    static String traffic(Duration window) {
        return "slo:sli_events:traffic" + PromText.duration(window);
    }

    /** Those of the same window in each of the weeks before, by the label {@code sloth_week}. */
    static String trafficOfWeeks(Duration window) {
        return "slo:sli_events:weeks" + PromText.duration(window);
    }

    /** Their median, where enough weeks are known. */
    static String usual(Duration window) {
        return "slo:sli_events:usual" + PromText.duration(window);
    }

    /** The usual deviation from it. */
    static String usualSpread(Duration window) {
        return "slo:sli_events:usual_spread" + PromText.duration(window);
    }

    /** The logarithm of the probability that so few events, or so many, come by chance. */
    static String trafficChance(Duration window, boolean above) {
        return "slo:sli_events:ln_chance_" + (above ? "many" : "few") + PromText.duration(window);
    }
}
