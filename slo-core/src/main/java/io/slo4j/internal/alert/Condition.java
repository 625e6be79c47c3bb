package io.slo4j.internal.alert;

/** The condition of a rule, asked once a tick by the thread that ticks. */
interface Condition {
    /** Whether the condition may hold. Cheap; of an inactive rule nothing else is asked until it says so. */
    default boolean mayHold(Sample now) {
        return judge(now) == Verdict.HOLDS;
    }

    /** What the condition says. */
    Verdict judge(Sample now);
}
