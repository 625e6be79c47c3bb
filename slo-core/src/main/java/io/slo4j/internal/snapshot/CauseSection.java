package io.slo4j.internal.snapshot;

import io.slo4j.alert.Cause;
import io.slo4j.internal.cause.CausePast;
import io.slo4j.internal.check.OneLine;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.internal.count.Totals;
import io.slo4j.store.SnapshotFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bad events of one SLO by cause, as {@link SnapshotCodec} documents them. */
final class CauseSection {
    private static final int MOST_CAUSES = 10_000;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_CHARACTERS = 200;

    /* In the order of their numbers. */
    private static final List<Cause.Kind> KINDS = List.of(Cause.Kind.FAILED, Cause.Kind.SLOW, Cause.Kind.JUDGED);

    private CauseSection() {}

    static void write(CausePast causes, ByteOutput out) {
        List<CausePast.Entry> entries = causes.entries();
        out.varint(entries.size());
        for (CausePast.Entry entry : entries) {
            out.oneByte(KINDS.indexOf(entry.kind()))
                    .text(entry.label())
                    .varint(entry.events())
                    .text(entry.traceId());
        }
        List<List<CausePast.Increase>> rows = rows(causes.increases());
        out.varint(rows.size());
        long before = 0;
        for (int i = 0; i < rows.size(); i++) {
            long millis = rows.get(i).get(0).millis();
            (i == 0 ? out.signed(millis) : out.varint(millis - before))
                    .varint(rows.get(i).size());
            rows.get(i).forEach(one -> out.varint(one.entry()).varint(one.events()));
            before = millis;
        }
    }

    private static List<List<CausePast.Increase>> rows(List<CausePast.Increase> all) {
        List<List<CausePast.Increase>> rows = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= all.size(); i++) {
            if (i == all.size() || all.get(i).millis() != all.get(from).millis()) {
                rows.add(all.subList(from, i));
                from = i;
            }
        }
        return rows;
    }

    static CausePast read(ByteInput in) throws SnapshotFormatException {
        int size = in.size("number of causes", MOST_CAUSES);
        List<CausePast.Entry> entries = new ArrayList<>(size);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            CausePast.Entry entry = new CausePast.Entry(
                    KINDS.get(in.choice("kind of a cause", KINDS.size() - 1)),
                    line("label of a cause", in),
                    events("events of a cause", in),
                    line("trace id of a cause", in));
            if (!seen.add(entry.kind() + entry.label())) {
                throw Damage.of("causes must differ, but \"" + entry.label() + "\" came twice");
            }
            entries.add(entry);
        }
        return CausePast.of(entries, increases(entries, in));
    }

    private static List<CausePast.Increase> increases(List<CausePast.Entry> entries, ByteInput in)
            throws SnapshotFormatException {
        int size = in.size("number of instants of causes", MOST_ROWS);
        List<CausePast.Increase> increases = new ArrayList<>();
        long[] left = entries.stream().mapToLong(CausePast.Entry::events).toArray();
        long millis = 0;
        for (int i = 0; i < size; i++) {
            millis = i == 0 ? in.signed() : later(millis, in);
            if (millis < TimeLine.FIRST_NANOS / 1_000_000 || millis > TimeLine.LAST_NANOS / 1_000_000) {
                throw Damage.of("instant of causes must lie between 1970 and 2262, but was " + millis + " ms");
            }
            addAt(millis, left, in, increases);
        }
        return increases;
    }

    private static void addAt(long millis, long[] left, ByteInput in, List<CausePast.Increase> increases)
            throws SnapshotFormatException {
        int last = -1;
        int size = in.size("number of causes with events", left.length);
        if (size == 0) {
            throw Damage.of("number of causes with events must be above 0, but was 0");
        }
        for (int i = 0; i < size; i++) {
            int which = which(last, left.length, in);
            long more = in.count("events of a cause");
            if (more == 0 || more > left[which]) {
                throw Damage.of("events of a cause must be 1 to " + left[which] + ", but were " + more);
            }
            left[which] -= more;
            increases.add(new CausePast.Increase(millis, which, more));
            last = which;
        }
    }

    private static int which(int last, int size, ByteInput in) throws SnapshotFormatException {
        long which = in.count("cause");
        if (which <= last || which >= size) {
            throw Damage.of("cause must be above " + last + " and below " + size + ", but was " + which);
        }
        return (int) which;
    }

    private static long later(long millis, ByteInput in) throws SnapshotFormatException {
        long later = in.count("time between instants of causes");
        if (later == 0 || later > TimeLine.LAST_NANOS / 1_000_000 - millis) {
            throw Damage.of("time between instants of causes must be above 0 and end before 2262, but was " + later);
        }
        return millis + later;
    }

    private static long events(String what, ByteInput in) throws SnapshotFormatException {
        long events = in.count(what);
        if (events > Totals.MOST) {
            throw Damage.of(what + " must be at most " + Totals.MOST + ", but were " + events);
        }
        return events;
    }

    private static String line(String what, ByteInput in) throws SnapshotFormatException {
        String text = in.text(what);
        if (!OneLine.of(text, MOST_CHARACTERS).equals(text)) {
            throw Damage.of(what + " must be one line of at most " + MOST_CHARACTERS + " characters, but was "
                    + OneLine.of(text, MOST_CHARACTERS));
        }
        return text;
    }
}
