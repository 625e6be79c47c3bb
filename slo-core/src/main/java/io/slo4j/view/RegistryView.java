package io.slo4j.view;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.Slo;
import io.slo4j.SloRegistry;
import io.slo4j.SloStatus;
import io.slo4j.store.SloSnapshot;
import java.util.List;

/**
 * All SLOs of a registry, or of a snapshot of one or several instances. Immutable.
 *
 * @param version the version of the tree, {@link SloView#VERSION}
 * @param at the instant, in ISO 8601
 * @param slos the SLOs, ordered by name
 * @param silences the silences that were not over, ordered by their beginning
 * @param alertHistory the remembered alerts, the latest to fire first
 * @param releases the last releases, the latest first
 */
public record RegistryView(
        int version,
        String at,
        List<SloView> slos,
        List<SilenceView> silences,
        List<EpisodeView> alertHistory,
        List<ReleaseView> releases) {

    /**
     * Returns the view of a registry's SLOs now.
     *
     * @param registry the registry
     * @return the view
     */
    public static RegistryView of(SloRegistry registry) {
        given("registry", registry);
        return new RegistryView(
                SloView.VERSION,
                registry.clock().now().toString(),
                registry.slos().stream().map(Slo::status).map(SloView::of).toList(),
                registry.silences().list().stream().map(SilenceView::of).toList(),
                registry.alertHistory().episodes().stream().map(EpisodeView::of).toList(),
                ReleaseView.latestFirst(registry.releases()));
    }

    /**
     * Returns the view of a snapshot's SLOs, at the instant when it was taken.
     *
     * @param snapshot of one instance, or merged
     * @return the view
     */
    public static RegistryView of(SloSnapshot snapshot) {
        given("snapshot", snapshot);
        return new RegistryView(
                SloView.VERSION,
                snapshot.takenAt().toString(),
                SloStatus.of(snapshot).stream().map(SloView::of).toList(),
                SilenceView.of(snapshot),
                EpisodeView.of(snapshot),
                ReleaseView.of(snapshot));
    }
}
