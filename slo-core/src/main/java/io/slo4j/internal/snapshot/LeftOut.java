package io.slo4j.internal.snapshot;

import io.slo4j.internal.guard.Log;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says of each part that cannot be written that it is not in the snapshot: once, however often a snapshot is taken. */
final class LeftOut {
    private static final Log LOG = Log.of("io.slo4j.store");

    /** So many parts are said; where more cannot be written, the first of them say enough. */
    private static final int MOST = 100;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private LeftOut() {}

    static void say(String what, Exception why) {
        if (SAID.size() < MOST && SAID.add(what)) {
            LOG.warn(
                    what
                            + " cannot be written and is not in the snapshots, which hold everything else; this is said once",
                    why);
        }
    }
}
