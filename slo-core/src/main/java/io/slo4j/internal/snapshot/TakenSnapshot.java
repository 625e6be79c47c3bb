package io.slo4j.internal.snapshot;

import static io.slo4j.internal.check.Arguments.given;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.guard.Notices;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one kind of snapshot there is: {@link SloSnapshot} shows what users may do with it, this what slo4j does. */
public final class TakenSnapshot implements SloSnapshot {
    private final SnapshotContent content;
    private final LeftOut leftOut;

    private TakenSnapshot(SnapshotContent content, Notices notices) {
        this.content = content;
        this.leftOut = new LeftOut(notices);
    }

    /** A snapshot with this content, which says by itself what of it cannot be written. */
    public static TakenSnapshot of(SnapshotContent content) {
        return of(content, new Notices());
    }

    /** A snapshot with this content, of which it is said here what cannot be written. */
    static TakenSnapshot of(SnapshotContent content, Notices notices) {
        return new TakenSnapshot(content, notices);
    }

    /** What a snapshot holds. */
    public static SnapshotContent content(SloSnapshot snapshot) {
        return ((TakenSnapshot) snapshot).content;
    }

    /** Reads a snapshot, as {@link SloSnapshot#fromBytes} says. */
    public static TakenSnapshot fromBytes(byte[] bytes) throws SnapshotFormatException {
        return of(SnapshotCodec.decode(bytes));
    }

    /** Merges snapshots, as {@link SloSnapshot#merge(Collection)} says. */
    public static TakenSnapshot merged(Collection<? extends SloSnapshot> snapshots) {
        return of(Merging.merged(snapshots.stream().map(TakenSnapshot::content).toList()));
    }

    /** The same, with what is damaged in it as it was in an older one. */
    public static TakenSnapshot mended(SloSnapshot newer, SloSnapshot older) {
        return of(Mending.mended(content(newer), content(older)));
    }

    /** What this snapshot holds. */
    public SnapshotContent content() {
        return content;
    }

    @Override
    public Instant takenAt() {
        return TimeLine.instant(content.takenAtNanos());
    }

    @Override
    public byte[] toBytes() {
        return SnapshotCodec.encode(content, leftOut::say);
    }

    @Override
    public List<String> damage() {
        return content.damaged().stream().map(DamagedPart::toString).toList();
    }

    @Override
    public TakenSnapshot merge(SloSnapshot other) {
        return merged(List.of(this, given("other snapshot", other)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TakenSnapshot that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return "SloSnapshot[" + content + "]";
    }
}
