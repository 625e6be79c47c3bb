package io.slo4j.internal.snapshot;

import io.slo4j.alert.Release;
import io.slo4j.store.SnapshotFormatException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes the content of a snapshot, section by section. Each is read again as soon as it is written: one that would not be read as
 * it was is left out, and the others are written all the same. For one snapshot and one thread.
 */
final class ContentWriter {
    private final SnapshotContent content;
    private final BiConsumer<String, Exception> leftOut;
    private final ByteOutput sections;
    private final ByteOutput entries;
    private final ByteOutput scratch = new ByteOutput(1024);
    private int count;

    /**
     * @param leftOut is told of each part that is left out, and why
     */
    ContentWriter(SnapshotContent content, BiConsumer<String, Exception> leftOut) {
        this.content = content;
        this.leftOut = leftOut;
        this.sections = new ByteOutput(1024 + content.slos().size() * 2048);
        this.entries = new ByteOutput(64 + content.slos().size() * 32);
    }

    /**
     * Writes everything.
     *
     * @throws IllegalStateException if that is nothing: without its head the rest of a snapshot says nothing
     */
    void write() {
        Consumer<ByteOutput> head = out -> HeadSection.write(content, out);
        if (!add(SectionType.HEAD, "", head, in -> HeadSection.read(in).agreesWith(content))) {
            throw new IllegalStateException("head of a snapshot must be readable, but was not");
        }
        DescriptionSection.Numbers descriptions = descriptions();
        content.slos().forEach(slo -> add(slo, descriptions));
        List<StoredSilence> silences = silences();
        if (!silences.isEmpty()) {
            add(
                    SectionType.SILENCES,
                    "",
                    out -> SilenceSection.write(silences, out),
                    in -> SilenceSection.read(in).equals(silences));
        }
        writeEpisodes(content.packedEpisodes());
        List<StoredOwedEnd> owedEnds = owedEnds();
        if (!owedEnds.isEmpty()) {
            add(
                    SectionType.OWED_ENDS,
                    "",
                    out -> OwedEndSection.write(owedEnds, out),
                    in -> OwedEndSection.read(in).equals(owedEnds));
        }
        List<Release> releases = content.releases();
        if (!releases.isEmpty()) {
            add(
                    SectionType.RELEASES,
                    "",
                    out -> ReleaseSection.write(releases, out),
                    in -> ReleaseSection.read(in).equals(releases));
        }
        for (CarriedSections.Section carried : content.carried().ofSnapshot()) {
            byte[] bytes = carried.content();
            add(carried.type(), "", out -> out.raw(bytes, bytes.length), in -> Arrays.equals(in.rest(), bytes));
        }
    }

    private void writeEpisodes(StoredEpisodes episodes) {
        if (episodes.isEmpty()) {
            return;
        }
        boolean written = add(
                SectionType.EPISODES,
                "",
                episodes::write,
                in -> StoredEpisodes.read(in).equals(episodes.withoutCosts()));
        if (written && episodes.haveCosts()) {
            add(
                    SectionType.EPISODE_COSTS,
                    "",
                    episodes::writeCosts,
                    in -> episodes.readCosts(in).equals(episodes));
        }
    }

    /** The sections, one after the other. */
    ByteOutput sections() {
        return sections;
    }

    /** The table of the sections. */
    ByteOutput table() {
        return new ByteOutput(entries.length() + 5).varint(count).raw(entries.array(), entries.length());
    }

    private interface Check {
        /** Whether something is read as it was written. */
        boolean holds(ByteInput in) throws SnapshotFormatException;
    }

    private boolean add(long type, String slo, Consumer<ByteOutput> writing, Check check) {
        int from = sections.length();
        if (!isWritten(new DamagedPart(type, slo, "").what(), sections, writing, check)) {
            return false;
        }
        int length = sections.length() - from;
        int checksum = SectionTable.checksumOf(sections.array(), from, length);
        new SectionTable.Entry(type, slo, from, length, checksum).write(entries);
        count++;
        return true;
    }

    private boolean isWritten(String what, ByteOutput out, Consumer<ByteOutput> writing, Check check) {
        int from = out.length();
        try {
            writing.accept(out);
            ByteInput in = new ByteInput(out.array(), from, out.length());
            if (check.holds(in) && in.isAtEnd()) {
                return true;
            }
            leftOut.accept(what, Damage.of(what + " must be read as written, but would be read as something else"));
        } catch (SnapshotFormatException | RuntimeException e) {
            leftOut.accept(what, e);
        }
        out.cutTo(from);
        return false;
    }

    private DescriptionSection.Numbers descriptions() {
        DescriptionSection.Numbers numbers = new DescriptionSection.Numbers(content.slos(), this::isWritten);
        List<StoredDescription> all = numbers.descriptions();
        if (!all.isEmpty()) {
            add(
                    SectionType.DESCRIPTIONS,
                    "",
                    out -> DescriptionSection.write(all, out),
                    in -> DescriptionSection.read(in).equals(all));
        }
        return numbers;
    }

    private boolean isWritten(StoredDescription description) {
        List<StoredDescription> one = List.of(description);
        return isWritten(
                "description",
                scratch.cutTo(0),
                out -> DescriptionSection.write(one, out),
                in -> DescriptionSection.read(in).equals(one));
    }

    private List<StoredSilence> silences() {
        return content.silences().stream().filter(this::isWritten).toList();
    }

    private boolean isWritten(StoredSilence silence) {
        List<StoredSilence> one = List.of(silence);
        return isWritten(
                "silence \"" + silence.id() + "\"",
                scratch.cutTo(0),
                out -> SilenceSection.write(one, out),
                in -> SilenceSection.read(in).equals(one));
    }

    private List<StoredOwedEnd> owedEnds() {
        return content.owedEnds().stream().filter(this::isWritten).toList();
    }

    private boolean isWritten(StoredOwedEnd end) {
        List<StoredOwedEnd> one = List.of(end);
        return isWritten(
                "end of an alert of SLO \"" + end.slo() + "\"",
                scratch.cutTo(0),
                out -> OwedEndSection.write(one, out),
                in -> OwedEndSection.read(in).equals(one));
    }

    private void add(StoredSlo slo, DescriptionSection.Numbers descriptions) {
        int description = descriptions.of(slo);
        StoredSlo written = description >= 0 ? slo : slo.undescribed();
        List<CarriedSections.Section> carried = content.carried().ofSlo(slo.name());
        add(SectionType.SLO, slo.name(), out -> SloSection.write(slo, description, carried, out, scratch), in -> {
            SloReader reader = new SloReader(slo, content.instants(), descriptions.descriptions());
            return reader.read(in).equals(written) && reader.carried().equals(carried);
        });
    }
}
