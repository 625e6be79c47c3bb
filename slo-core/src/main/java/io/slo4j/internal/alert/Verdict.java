package io.slo4j.internal.alert;

/** What the condition of a rule says of the present. */
enum Verdict {
    /** It holds. */
    HOLDS,
    /** It does not hold. */
    CLEAR,
    /** Nothing can be said, because nothing has happened; the state stays what it is. */
    FROZEN,
    /** Nothing has happened for so long that the state means nothing any more. */
    OFF
}
