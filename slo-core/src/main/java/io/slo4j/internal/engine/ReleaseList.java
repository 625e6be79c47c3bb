package io.slo4j.internal.engine;

import io.slo4j.alert.Release;
import io.slo4j.internal.check.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The last releases of one registry, those of earlier processes included. Safe for use by any thread. */
final class ReleaseList {
    /** What begins later than this after a release hardly has to do with it. */
    private static final Duration NEAR = Duration.ofHours(1);

    private static final Comparator<Release> IN_TIME =
            Comparator.comparing(Release::at).thenComparing(Release::name);

    /* Oldest first, and no two of one name side by side; replaced by one thread at a time. */
    private volatile List<Release> releases = List.of();

    /** The oldest first. */
    List<Release> all() {
        return releases;
    }

    /** Marks one, unless the last one has its name: a process that starts again is no release. Returns the one that counts. */
    synchronized Release add(String name, Instant at) {
        Release release = new Release(name, at);
        List<Release> all = new ArrayList<>(releases);
        all.add(release);
        releases = last(all);
        return releases.stream()
                .filter(one -> one.name().equals(name))
                .reduce((one, later) -> later)
                .orElse(release);
    }

    /** Takes up those of an earlier process. */
    synchronized void restore(List<Release> earlier) {
        List<Release> all = new ArrayList<>(earlier);
        all.addAll(releases);
        releases = last(all);
    }

    /** The last of some releases in their order, where what goes on under one name is one. */
    static List<Release> last(List<Release> some) {
        List<Release> distinct = new ArrayList<>();
        for (Release one : some.stream().sorted(IN_TIME).toList()) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).name().equals(one.name())) {
                distinct.add(one);
            }
        }
        return List.copyOf(distinct.subList(Math.max(0, distinct.size() - Limits.MOST_RELEASES), distinct.size()));
    }

    /** The last one within an hour before something began. */
    Optional<Release> before(Instant began) {
        return releases.stream()
                .filter(one -> !one.at().isAfter(began) && !one.at().plus(NEAR).isBefore(began))
                .reduce((one, later) -> later);
    }
}
