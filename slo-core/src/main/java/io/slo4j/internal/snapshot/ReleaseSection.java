package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import io.slo4j.internal.check.Limits;
import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.List;

/** Releases, as {@link SnapshotCodec} documents them. */
final class ReleaseSection {
    private ReleaseSection() {}

    static void write(List<Release> releases, ByteOutput out) {
        out.varint(releases.size());
        releases.forEach(release -> out.text(release.name()).instant(release.at()));
    }

    static List<Release> read(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of releases", Limits.MOST_RELEASES);
        List<Release> releases = new ArrayList<>(size);
        for (int i = size; i > 0; i--) {
            releases.add(new Release(in.text("release name"), in.instant("instant of a release")));
        }
        return releases;
    }
}
