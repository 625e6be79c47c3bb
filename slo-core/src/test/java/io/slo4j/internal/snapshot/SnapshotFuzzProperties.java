package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.slo4j.Restoring;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever has become of its bytes: a snapshot that makes sense or a refusal, at once and without eating memory. */
class SnapshotFuzzProperties {
    private static final Logger LOG = Logger.getLogger("io.slo4j");
    private static final int MUTANTS = Boolean.getBoolean("slo4j.full") ? 100 : 5;
    private static final long MOST_NANOS = 50_000_000L;
    private static final long MOST_BYTES = 4_000_000L;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static int restored;
    private static int refused;

    @Provide
    static Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    /** As damage comes about, and as somebody might make it who knows the checksum. */
    @Property(tries = 1_000)
    void restoringGivesAValidStateOrACleanRefusal(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        byte[] original = Snapshots.of(random.nextInt(50)).toBytes();
        byte[] other = Snapshots.of(random.nextInt(50)).toBytes();
        for (int i = 0; i < MUTANTS; i++) {
            boolean meant = random.nextInt(4) > 0;
            byte[] mutated = meant ? Fuzz.meant(original, other, random) : Fuzz.mutated(original, other, random);
            check(original, mutated, !meant);
        }
    }

    /** Classes are loaded and compiled before anything is measured, and both ends of the property are met. */
    @BeforeContainer
    static void warmUp() throws SnapshotFormatException {
        /* Each damage is said. */
        LOG.setLevel(Level.OFF);
        for (int seed = 0; seed < 200; seed++) {
            Restoring.assertValid(SloSnapshot.fromBytes(Snapshots.of(seed).toBytes()));
        }
    }

    @AfterContainer
    static void someWereRestoredAndSomeRefused() {
        LOG.setLevel(null);
        assertTrue(restored > 100 && refused > 100, restored + " restored, " + refused + " refused");
    }

    /** A claim of 2^63 things in each place where something is counted costs no memory. */
    @Example
    void aHostileLengthAllocatesNothing() {
        byte[] huge = {-1, -1, -1, -1, -1, -1, -1, -1, 127};
        byte[] original = Snapshots.of(3).toBytes();
        long most = 0;
        List<Fuzz.Part> parts = Fuzz.parts(original);
        for (int section = 0; section < parts.size(); section++) {
            for (int at = 0; at <= parts.get(section).content().length; at++) {
                int place = at;
                byte[] hostile = Fuzz.sealed(original, section, content -> Fuzz.inserted(content, place, huge));
                allocatedBy(hostile);
                most = Math.max(most, allocatedBy(hostile));
            }
        }
        assertTrue(most > 0 && most < 200_000, "allocated " + most);
    }

    /** Whichever byte is damaged: either no part of the file is trusted, or all but one, and that is named. */
    @Property(tries = 50)
    void oneDamagedByteCostsOnePartOrIsRefused(@ForAll("seeds") long seed) {
        TakenSnapshot original = Snapshots.of(seed);
        byte[] bytes = original.toBytes();
        int endOfHead = endOfHead(bytes);
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            try {
                SnapshotContent rest = SnapshotCodec.decode(damaged);
                assertEquals(1, rest.damaged().size());
                assertEquals(without(original.content(), rest.damaged().get(0)), rest);
            } catch (SnapshotFormatException e) {
                assertTrue(at < endOfHead, "all is lost by byte " + at);
            }
        }
    }

    private static int endOfHead(byte[] bytes) {
        int afterTheHead = Fuzz.parts(bytes).stream()
                .skip(1)
                .mapToInt(part -> part.content().length)
                .sum();
        return bytes.length - afterTheHead;
    }

    private static SnapshotContent without(SnapshotContent content, DamagedPart part) {
        long type = part.type();
        return SnapshotContent.of(
                        content.takenAtNanos(),
                        content.tickNanos(),
                        content.instants(),
                        content.slos().stream()
                                .filter(slo -> !part.isSlo() || !slo.name().equals(part.slo()))
                                .toList(),
                        type == SectionType.SILENCES ? List.of() : content.silences(),
                        type == SectionType.EPISODES ? StoredEpisodes.NONE : content.packedEpisodes())
                .owing(type == SectionType.OWED_ENDS ? List.of() : content.owedEnds());
    }

    private static long allocatedBy(byte[] hostile) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            SloSnapshot.fromBytes(hostile);
            restored++;
        } catch (SnapshotFormatException e) {
            refused++;
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void check(byte[] original, byte[] bytes, boolean damage) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean accepted = accepted(bytes);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (damage && accepted) {
            assertTrue(Arrays.equals(original, bytes) || isDamageNamed(bytes), "damage was not noticed");
        }
        assertTrue(allocated < MOST_BYTES, () -> bytes.length + " bytes allocated " + allocated);
        long took = nanos(bytes);
        for (int again = 0; took >= MOST_NANOS && again < 3; again++) {
            took = nanos(bytes);
        }
        long least = took;
        assertTrue(least < MOST_NANOS, () -> "took " + least + " ns, four times");
        restored += accepted ? 1 : 0;
        refused += accepted ? 0 : 1;
    }

    private static boolean isDamageNamed(byte[] bytes) {
        try {
            return !SloSnapshot.fromBytes(bytes).damage().isEmpty();
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean accepted(byte[] bytes) {
        try {
            Restoring.assertValid(SloSnapshot.fromBytes(bytes));
            return true;
        } catch (SnapshotFormatException e) {
            return false;
        }
    }

    /* Processor time: other processes are none of its business, but compiling and collecting now and then are. */
    private static long nanos(byte[] bytes) {
        long began = THREADS.getCurrentThreadCpuTime();
        boolean accepted = accepted(bytes);
        return THREADS.getCurrentThreadCpuTime() - began + (accepted ? 0 : 1);
    }
}
