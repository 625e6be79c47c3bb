package io.slo4j.internal.alert;

/** The result of evaluating a condition. */
enum Verdict {
    /** It holds. */
    HOLDS,
    /** It does not hold. */
    CLEAR,
    /** Not known, because there were no events; the state does not change. */
    FROZEN,
    /** There were no events for so long that the rule becomes inactive. */
    OFF
}
