package io.slo4j.internal.snapshot;

import io.slo4j.internal.check.OneLine;
import java.util.Map;

/**
 * A part of a snapshot that cannot be trusted, in bytes of which the rest can. Immutable.
 *
 * @param type its type
 * @param slo the name of the SLO that it holds; empty if it holds none
 * @param why what is wrong with it
 */
public record DamagedPart(long type, String slo, String why) {
    private static final Map<Long, String> NAMES = Map.of(
            (long) SectionType.DESCRIPTIONS, "descriptions of SLOs",
            (long) SectionType.SILENCES, "silences",
            (long) SectionType.EPISODES, "alert history",
            (long) SectionType.EPISODE_COSTS, "costs in the alert history",
            (long) SectionType.OWED_ENDS, "ends that listeners are owed",
            (long) SectionType.RELEASES, "releases");

    boolean isSlo() {
        return type == SectionType.SLO;
    }

    /** What it is: {@code SLO "checkout"}. */
    String what() {
        if (isSlo()) {
            return "SLO \"" + slo + "\"";
        }
        return NAMES.getOrDefault(type, "section of type " + type);
    }

    /** What it is, and what is wrong with it. */
    @Override
    public String toString() {
        return OneLine.of(what() + ": " + why);
    }
}
