package io.slo4j.cli.report;

/** A share as a bar in a terminal: {@code ███░░░}. */
public final class Bar {
    private Bar() {}

    /**
     * A bar.
     *
     * @param share 0 to 1; what is less or more is that
     * @param places how many characters it has
     */
    public static String of(double share, int places) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * places);
        return "█".repeat(filled) + "░".repeat(places - filled);
    }
}
