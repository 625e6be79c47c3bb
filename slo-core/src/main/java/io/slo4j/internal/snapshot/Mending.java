package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import java.util.ArrayList;
import java.util.List;

/** What is damaged in a snapshot, taken from the one before it: a little older, but whole. */
final class Mending {
    private final SnapshotContent older;
    private final List<StoredSlo> slos;
    private final List<DamagedPart> lost = new ArrayList<>();
    private List<StoredSilence> silences;
    private StoredEpisodes episodes;
    private List<StoredOwedEnd> owedEnds;
    private List<Release> releases;

    private Mending(SnapshotContent newer, SnapshotContent older) {
        this.older = older;
        this.slos = new ArrayList<>(newer.slos());
        this.silences = newer.silences();
        this.episodes = newer.packedEpisodes();
        this.owedEnds = newer.owedEnds();
        this.releases = newer.releases();
    }

    /** The newer snapshot, with what is damaged in it as it was in the older one, as far as that has it. */
    static SnapshotContent mended(SnapshotContent newer, SnapshotContent older) {
        Mending mending = new Mending(newer, older);
        newer.damaged().forEach(mending::mend);
        return SnapshotContent.of(
                        newer.takenAtNanos(),
                        newer.tickNanos(),
                        newer.instants(),
                        mending.slos,
                        mending.silences,
                        mending.episodes)
                .owing(mending.owedEnds)
                .released(mending.releases)
                .carrying(newer.carried())
                .damagedIn(mending.lost);
    }

    private void mend(DamagedPart part) {
        if (part.isSlo() && older.slo(part.slo()).isPresent()) {
            older.slo(part.slo()).ifPresent(slos::add);
        } else if (part.type() == SectionType.SILENCES && !older.isDamagedIn(part.type())) {
            silences = older.silences();
        } else if (part.type() == SectionType.EPISODES && !older.isDamagedIn(part.type())) {
            episodes = older.packedEpisodes();
        } else if (part.type() == SectionType.OWED_ENDS && !older.isDamagedIn(part.type())) {
            owedEnds = older.owedEnds();
        } else if (part.type() == SectionType.RELEASES && !older.isDamagedIn(part.type())) {
            releases = older.releases();
        } else {
            lost.add(part);
        }
    }
}
