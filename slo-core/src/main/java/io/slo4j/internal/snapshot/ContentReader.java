package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections of a file, and trusts none of them. One that is damaged costs what it holds, and no more; only without its
 * head the rest of a snapshot says nothing. For one file and one thread.
 */
final class ContentReader {
    private final byte[] file;
    private final HeadSection head;
    private final List<SectionTable.Entry> rest;
    private final List<StoredSlo> slos = new ArrayList<>();
    private @Nullable List<StoredDescription> descriptions;
    private List<StoredSilence> silences = List.of();
    private StoredEpisodes episodes = StoredEpisodes.NONE;
    private List<StoredOwedEnd> owedEnds = List.of();
    private List<Release> releases = List.of();
    private final List<CarriedSections.Section> carried = new ArrayList<>();
    private final Map<String, List<CarriedSections.Section>> carriedOfSlos = new TreeMap<>();
    private final List<DamagedPart> damaged = new ArrayList<>();

    ContentReader(byte[] file, SectionTable table) throws SnapshotFormatException {
        this.file = file;
        List<SectionTable.Entry> entries = table.entries();
        if (entries.isEmpty() || entries.get(0).type() != SectionType.HEAD) {
            throw Damage.of("snapshot must begin with its head, but did not");
        }
        this.rest = entries.subList(1, entries.size());
        this.head = read(entries.get(0), HeadSection::read);
    }

    SnapshotContent content() throws SnapshotFormatException {
        requireOnce();
        for (SectionTable.Entry entry : rest) {
            try {
                take(entry);
            } catch (SnapshotFormatException e) {
                damaged.add(new DamagedPart(entry.type(), entry.slo(), String.valueOf(e.getMessage())));
            }
        }
        return SnapshotContent.of(head.takenAtNanos(), head.tickNanos(), head.instants(), slos, silences, episodes)
                .owing(owedEnds)
                .released(releases)
                .carrying(CarriedSections.of(carried, carriedOfSlos))
                .damagedIn(damaged);
    }

    /* The table has a checksum of its own: what contradicts itself there was meant so. */
    private void requireOnce() throws SnapshotFormatException {
        Set<String> names = new TreeSet<>();
        Set<Long> types = new TreeSet<>();
        for (SectionTable.Entry entry : rest) {
            long type = entry.type();
            if (type == SectionType.SLO && !names.add(entry.slo())) {
                throw Damage.of("SLO name must be unused in its snapshot, but was \"" + entry.slo() + "\"");
            }
            if (type == SectionType.HEAD
                    || (SectionType.isKnown(type) && type != SectionType.SLO && !types.add(type))) {
                throw Damage.of("section of type " + type + " must come once, but came again");
            }
        }
    }

    private void take(SectionTable.Entry entry) throws SnapshotFormatException {
        long type = entry.type();
        if (type == SectionType.SLO) {
            SloReader reader = new SloReader(entry.slo(), head.instants(), descriptions);
            slos.add(read(entry, reader::read));
            List<CarriedSections.Section> unknown = reader.carried();
            if (!unknown.isEmpty()) {
                carriedOfSlos.put(entry.slo(), unknown);
            }
        } else if (type == SectionType.DESCRIPTIONS) {
            descriptions = read(entry, DescriptionSection::read);
        } else if (type == SectionType.SILENCES) {
            silences = read(entry, SilenceSection::read);
        } else if (type == SectionType.EPISODES) {
            episodes = read(entry, StoredEpisodes::read);
        } else if (type == SectionType.EPISODE_COSTS) {
            episodes = read(entry, episodes::readCosts);
        } else if (type == SectionType.OWED_ENDS) {
            owedEnds = read(entry, OwedEndSection::read);
        } else if (type == SectionType.RELEASES) {
            releases = read(entry, ReleaseSection::read);
        } else {
            carried.add(new CarriedSections.Section(type, read(entry, ByteInput::rest)));
        }
    }

    private interface Reading<T> {
        T read(ByteInput in) throws SnapshotFormatException;
    }

    private <T> T read(SectionTable.Entry entry, Reading<T> reading) throws SnapshotFormatException {
        ByteInput in = entry.content(file);
        try {
            T value = reading.read(in);
            in.requireEndOfSection(entry.type());
            return value;
        } catch (RuntimeException e) {
            throw Damage.of("section of type " + entry.type() + " must make sense, but " + e.getMessage(), e);
        }
    }
}
