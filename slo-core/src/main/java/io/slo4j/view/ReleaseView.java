package io.slo4j.view;

import io.slo4j.alert.Release;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SloSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A release of the service. Immutable.
 *
 * @param name its name
 * @param at when it began, in ISO 8601
 */
public record ReleaseView(String name, String at) {
    static List<ReleaseView> of(SloSnapshot snapshot) {
        return latestFirst(TakenSnapshot.content(snapshot).releases());
    }

    static List<ReleaseView> latestFirst(List<Release> oldestFirst) {
        List<Release> all = new ArrayList<>(oldestFirst);
        Collections.reverse(all);
        return all.stream()
                .map(release -> new ReleaseView(release.name(), release.at().toString()))
                .toList();
    }
}
