package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.slo4j.internal.check.TimeLine;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that were made to take much memory take no more than so many times their number, whatever they are made of. */
class HostileSizesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SIZE = 200_000;
    private static final int MOST = 50;

    /* Section, or part of an SLO; what comes before the count; and what is counted. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "windows of a description, 2, 010000, 00, 0000000000",
        "windows of a nanosecond, 2, 010000, 01, 0000000000",
        "rules of a description, 2, 010000000000, 00, 0000",
        "rules of one character, 2, 010000000000, 0161, 0000",
        "descriptions, 2, '', 0000000000000000, ''",
        "budget levels, 2, 010000000000000001 0000000000000000, 00000000000000000000, ''",
        "actions, 2, 010000000000000001 0000000000000000 01 00 0000000000000000, 00, ''",
        "silences, 4, '', 000000000000000000, ''",
        "origins of alerts, 5, '', 00000000, 00",
        "alerts, 5, 0100000000, 0000001000, ''",
        "rules of an SLO, 3.4, '', 000000000000000000000000000000, ''",
        "intervals, 3.5, 01010000, 000000, ''",
        "corrections, 3.6, 000000, 00000000000f00000000000000, 00",
        "unknown parts, 3.0, '', 6300, ''",
        "SLOs, 3.1, '', '', ''",
        "unknown sections, 99, '', '', ''"
    })
    void theyTakeAtMostFiftyTimesTheirNumber(String name, String where, String before, String one, String after) {
        byte[] file = file(where, before, one, after);
        allocatedBy(file);
        long allocated = allocatedBy(file);
        assertTrue(allocated < (long) MOST * file.length, name + ": " + file.length + " bytes allocated " + allocated);
    }

    private static byte[] file(String where, String before, String one, String after) {
        List<Fuzz.Part> parts = new ArrayList<>(Fuzz.parts(
                Snapshots.with(5, new long[0], List.of(), List.of(), List.of()).toBytes()));
        HexFormat hex = HexFormat.of();
        byte[] first = hex.parseHex(before.replace(" ", ""));
        byte[] each = hex.parseHex(one.replace(" ", ""));
        byte[] last = hex.parseHex(after.replace(" ", ""));
        int count = Math.min(
                SIZE / Math.max(1, each.length), where.equals("4") ? 10_000 : where.equals("3.6") ? 100 : SIZE / 10);
        ByteOutput repeated = new ByteOutput(SIZE).raw(first, first.length);
        if (!where.equals("3.0")) {
            repeated.varint(count);
        }
        for (int i = 0; i < count; i++) {
            repeated.raw(each, each.length);
        }
        repeated.raw(last, last.length);
        if (where.equals("99")) {
            for (int i = 0; i < count; i++) {
                parts.add(new Fuzz.Part(99, "", new byte[0]));
            }
        } else if (where.equals("3.1")) {
            for (int i = 0; i < count; i++) {
                parts.add(new Fuzz.Part(
                        3, Integer.toString(i, 36), slo(new ByteOutput(0)).toBytes()));
            }
        } else if (where.startsWith("3.")) {
            int type = Integer.parseInt(where.substring(2));
            ByteOutput slo = slo(new ByteOutput(0));
            parts.add(new Fuzz.Part(
                    3,
                    "s",
                    (type == 0 ? slo.raw(repeated.array(), repeated.length()) : slo.section(type, repeated))
                            .toBytes()));
        } else {
            parts.add(new Fuzz.Part(Long.parseLong(where), "", repeated.toBytes()));
        }
        return Fuzz.sealed(parts);
    }

    private static ByteOutput slo(ByteOutput out) {
        out.section(1, new ByteOutput(0).text("9%").varint(1).text("").varint(0));
        out.section(
                2,
                new ByteOutput(0)
                        .instant(TimeLine.instant(1))
                        .instant(TimeLine.instant(2))
                        .varint(0)
                        .varint(0));
        return out.section(3, new ByteOutput(0));
    }

    private static long allocatedBy(byte[] file) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            SloSnapshot read = SloSnapshot.fromBytes(file);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertTrue(read.damage().isEmpty(), read.damage()::toString);
            return allocated;
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }
}
