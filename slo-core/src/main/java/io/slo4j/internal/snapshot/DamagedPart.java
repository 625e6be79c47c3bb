package io.slo4j.internal.snapshot;

/**
 * A part of a snapshot that cannot be trusted, in bytes of which the rest can. Immutable.
 *
 * @param type its type
 * @param slo the name of the SLO that it holds; empty if it holds none
 * @param why what is wrong with it
 */
public record DamagedPart(long type, String slo, String why) {
    boolean isSlo() {
        return type == SectionType.SLO;
    }

    /** What it is: {@code SLO "checkout"}. */
    String what() {
        if (isSlo()) {
            return "SLO \"" + slo + "\"";
        }
        return type == SectionType.DESCRIPTIONS
                ? "descriptions of SLOs"
                : type == SectionType.SILENCES
                        ? "silences"
                        : type == SectionType.EPISODES ? "alert history" : "section of type " + type;
    }

    /** What it is, and what is wrong with it. */
    @Override
    public String toString() {
        return what() + ": " + why;
    }
}
