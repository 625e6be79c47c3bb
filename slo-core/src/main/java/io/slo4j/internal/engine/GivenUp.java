package io.slo4j.internal.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was given up while the past of an earlier process was still to come, and is given up of that past too: SLOs, and groups with
 * all their members, whether these were here or not. For whoever holds the engine's lock.
 */
final class GivenUp implements Predicate<String> {
    private static final int MOST = 10_000;

    private final Set<String> slos = new HashSet<>();
    private final Set<MemberName> groups = new HashSet<>();
    private boolean pastIsToCome = true;

    void add(String slo) {
        if (isRoom()) {
            slos.add(slo);
        }
    }

    void add(MemberName group) {
        if (isRoom()) {
            groups.add(group);
        }
    }

    private boolean isRoom() {
        return pastIsToCome && slos.size() + groups.size() < MOST;
    }

    /** The past comes: what is given up from now on was taken up from it before. */
    GivenUp atThePast() {
        pastIsToCome = false;
        return this;
    }

    /** Whether an SLO of this name was given up. */
    @Override
    public boolean test(String slo) {
        return slos.contains(slo) || groups.stream().anyMatch(group -> group.isOf(slo));
    }
}
