package io.slo4j.internal.snapshot;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.guard.Notices;

/** Says of each part that cannot be written that it is not in the snapshot: once, however often one is taken or written. */
final class LeftOut {
    private static final Log LOG = Log.of("io.slo4j.store");

    private final Notices notices;

    LeftOut(Notices notices) {
        this.notices = notices;
    }

    /** A part of a snapshot, to be told apart from whatever else is said. */
    private record Part(String what) {}

    void say(String what, Exception why) {
        notices.warn(
                LOG,
                new Part(what),
                () -> what + " cannot be written and is not in the snapshots, which hold everything else",
                why);
    }
}
