package io.slo4j.internal.snapshot;

/** The types of sections, as {@link SnapshotCodec} documents them. */
final class SectionType {
    static final int HEAD = 1;
    static final int DESCRIPTIONS = 2;
    static final int SLO = 3;
    static final int SILENCES = 4;
    static final int EPISODES = 5;
    static final int OWED_ENDS = 6;
    static final int EPISODE_COSTS = 7;
    static final int RELEASES = 8;

    private static final int LAST_OF_SNAPSHOT = RELEASES;

    static final int DEFINITION = 1;
    static final int TOTALS = 2;
    static final int CHECKPOINTS = 3;
    static final int ALERTS = 4;
    static final int LATENCY = 5;
    static final int BUDGET = 6;
    static final int SLICES = 7;
    static final int DESCRIPTION = 8;
    static final int WATCH = 9;
    static final int MARKS = 10;
    static final int CAUSES = 11;
    static final int USUAL = 12;
    static final int USUAL_FIGURES = 13;

    private SectionType() {}

    /** Whether a snapshot's section of this type is understood. */
    static boolean isKnown(long type) {
        return type >= HEAD && type <= LAST_OF_SNAPSHOT;
    }
}
