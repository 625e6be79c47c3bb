package io.slo4j.internal.check;

/** How much of something there may be: refused where it comes in, so that whatever is written can be read. */
public final class Limits {
    /** Labels of one SLO or matcher, and annotations of one SLO. */
    public static final int MOST_LABELS = 100;

    /** Silences of one registry that are not over. */
    public static final int MOST_SILENCES = 10_000;

    /** Characters of a name: of an SLO, a label, a rule, a budget level, an action, an id. */
    public static final int LONGEST_NAME = 1_000;

    /** Characters of what people write: a reason, the value of an annotation. */
    public static final int LONGEST_TEXT = 10_000;

    /** Releases that are kept. */
    public static final int MOST_RELEASES = 100;

    private Limits() {}
}
