package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.internal.snapshot.Snapshots;
import io.slo4j.store.LossyDisk.Tear;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The power fails at any moment of a start and some saves. Of what was not forced, any part is on the disk afterwards, done in any
 * order: there is always a whole snapshot, the last one or the one before it, and a save that has returned is never lost.
 */
class PowerLossTest {
    private static final Logger LOG = Logger.getLogger("io.slo4j");

    /* Each failure is said. */
    @BeforeAll
    static void beQuiet() {
        LOG.setUseParentHandlers(false);
    }

    @AfterAll
    static void beHeard() {
        LOG.setUseParentHandlers(true);
    }

    private static final List<SloSnapshot> SAVED =
            List.of(Snapshots.of(1), Snapshots.of(2), Snapshots.of(3), Snapshots.of(4), Snapshots.of(5));
    private static final SloSnapshot LATER = Snapshots.of(6);

    /** What happens at a call of the disk. */
    private static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A disk of which one call fails: with the end of the process, or with an exception. */
    private static final class Counting extends DiskOnDisk {
        private int left;
        private final boolean forGood;

        Counting(Disk disk, int calls, boolean forGood) {
            super(disk);
            this.left = calls;
            this.forGood = forGood;
        }

        @Override
        Disk call() throws IOException {
            if (left-- == 0) {
                if (forGood) {
                    throw new Ended();
                }
                throw new IOException("Input/output error");
            }
            return super.call();
        }
    }

    /** A process: it loads, then saves, then ends, and knows what it has saved. */
    private static final class Run {
        int begun;
        int returned;

        /** Whether it came to its end. */
        boolean run(Disk disk, int saves) throws IOException {
            try {
                Generations generations = new Generations(disk, "disk");
                generations.load(true);
                for (int i = 0; i < saves; i++) {
                    begun = i + 1;
                    generations.save(SAVED.get(i).toBytes());
                    returned = i + 1;
                }
                generations.end();
                return true;
            } catch (Ended e) {
                return false;
            }
        }

        Set<Optional<SloSnapshot>> mayBeLeft(Optional<SloSnapshot> before) {
            Set<Optional<SloSnapshot>> may = new HashSet<>();
            may.add(returned == 0 ? before : Optional.of(SAVED.get(returned - 1)));
            if (begun > returned) {
                may.add(Optional.of(SAVED.get(begun - 1)));
            }
            return may;
        }
    }

    private static Optional<SloSnapshot> loaded(Disk disk) throws IOException {
        return new Generations(disk, "disk").load(true);
    }

    private static List<List<Integer>> someInAnyOrder(int count) {
        List<List<Integer>> all = new ArrayList<>();
        all.add(List.of());
        for (int from = 0; from < all.size(); from++) {
            for (int next = 0; next < count; next++) {
                if (!all.get(from).contains(next)) {
                    List<Integer> longer = new ArrayList<>(all.get(from));
                    longer.add(next);
                    all.add(longer);
                }
            }
        }
        return all;
    }

    /** Cuts the power at every call of the disk and in every way; returns what is wrong, and how many ways there were. */
    private static List<String> wrongAfterPowerLoss(LossyDisk start, UnaryOperator<Disk> store, int saves)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        boolean ended = false;
        for (int calls = 0; !ended; calls++) {
            LossyDisk disk = start.afterPowerLoss(List.of(), Tear.ALL);
            Optional<SloSnapshot> before = loaded(start.afterPowerLoss(List.of(), Tear.ALL));
            Run run = new Run();
            ended = run.run(store.apply(new Counting(disk, calls, true)), saves);
            for (List<Integer> kept : someInAnyOrder(disk.pending())) {
                for (Tear tear : Tear.values()) {
                    LossyDisk back = disk.afterPowerLoss(kept, tear);
                    Optional<SloSnapshot> found = loaded(back);
                    if (!run.mayBeLeft(before).contains(found)) {
                        wrong.add("call " + calls + ", kept " + kept + ", " + tear + ": " + found);
                    }
                    Generations next = new Generations(back, "disk");
                    next.load(true);
                    next.save(LATER.toBytes());
                    assertEquals(Optional.of(LATER), loaded(back.afterPowerLoss(List.of(), Tear.NOTHING)));
                }
            }
        }
        return wrong;
    }

    private static LossyDisk after(int saves) throws IOException {
        LossyDisk disk = new LossyDisk();
        Generations generations = new Generations(disk, "disk");
        for (int i = 0; i < saves; i++) {
            generations.save(Snapshots.of(100 + i).toBytes());
        }
        return disk;
    }

    @Test
    void thereIsAlwaysAWholeSnapshotAndNeverOneFromBeforeTheLastSave() throws IOException {
        for (int earlier = 0; earlier <= 3; earlier++) {
            assertEquals(List.of(), wrongAfterPowerLoss(after(earlier), disk -> disk, 4));
        }
    }

    @Test
    void alsoWhereAnEarlierPowerLossLeftNoNewestOne() throws IOException {
        LossyDisk disk = after(2);
        disk.rename(Generations.NEWEST, Generations.ASIDE);
        disk.force();
        assertEquals(List.of(), wrongAfterPowerLoss(disk, one -> one, 4));
    }

    @Test
    void alsoWhereTheNewestOneIsDamagedAndMovedOutOfTheWay() throws IOException {
        LossyDisk disk = after(3);
        disk.damage(Generations.NEWEST);
        assertEquals(List.of(), wrongAfterPowerLoss(disk, one -> one, 1));
    }

    @Test
    void aStoreThatForgetsToForceTheFileIsFound() throws IOException {
        assertFalse(wrongAfterPowerLoss(
                        after(2),
                        disk -> new DiskOnDisk(disk) {
                            @Override
                            public void force(String name) {
                                assertEquals(Generations.ASIDE, name);
                            }
                        },
                        2)
                .isEmpty());
    }

    @Test
    void aStoreThatForgetsToForceTheDirectoryIsFound() throws IOException {
        List<String> wrong = wrongAfterPowerLoss(
                after(2),
                disk -> new DiskOnDisk(disk) {
                    @Override
                    public void force() {
                        assertTrue(true);
                    }
                },
                1);
        assertTrue(wrong.stream().anyMatch(one -> one.contains("kept []")), wrong::toString);
    }

    @Test
    void aStoreThatWritesInPlaceIsFound() throws IOException {
        assertFalse(wrongAfterPowerLoss(
                        after(2),
                        disk -> new DiskOnDisk(disk) {
                            @Override
                            public void write(String name, byte[] bytes) throws IOException {
                                super.write(Generations.NEWEST, bytes);
                                super.write(name, bytes);
                            }
                        },
                        2)
                .isEmpty());
    }

    /** Whichever call of the disk fails: the last snapshot or the one before it is there, and the next save succeeds. */
    @Test
    void whicheverCallFailsTheSnapshotsStayAndTheNextSaveSucceeds() throws IOException {
        LossyDisk damaged = after(3);
        damaged.damage(Generations.NEWEST);
        LossyDisk withoutNewest = after(3);
        withoutNewest.rename(Generations.NEWEST, Generations.ASIDE);
        withoutNewest.force();
        for (LossyDisk start : List.of(after(3), damaged, withoutNewest)) {
            int failed = failuresFrom(start);
            assertTrue(failed > 30, "failed: " + failed);
        }
    }

    private static int failuresFrom(LossyDisk start) throws IOException {
        int failed = 0;
        boolean ended = false;
        for (int calls = 0; !ended; calls++) {
            LossyDisk disk = start.afterPowerLoss(List.of(), Tear.ALL);
            SloSnapshot before =
                    loaded(start.afterPowerLoss(List.of(), Tear.ALL)).orElseThrow();
            Generations generations = new Generations(new Counting(disk, calls, false), "disk");
            Set<SloSnapshot> may = new HashSet<>(Set.of(before));
            ended = true;
            for (SloSnapshot snapshot : SAVED) {
                may.add(snapshot);
                try {
                    if (snapshot.equals(SAVED.get(0))) {
                        generations.load(true);
                    }
                    generations.save(snapshot.toBytes());
                    may.clear();
                    may.add(snapshot);
                } catch (IOException e) {
                    assertEquals("Input/output error", e.getMessage());
                    ended = false;
                    failed++;
                }
                LossyDisk back = disk.afterPowerLoss(List.of(), Tear.NOTHING);
                assertTrue(may.contains(loaded(back).orElseThrow()), "call " + calls);
            }
            new Generations(disk, "disk").save(LATER.toBytes());
            assertEquals(Optional.of(LATER), loaded(disk));
        }
        return failed;
    }

    @Test
    void aReadThatFailsIsNoEmptyStore() throws IOException {
        for (int calls = 0; calls < 5; calls++) {
            Generations generations = new Generations(new Counting(after(1), calls, false), "disk");
            assertEquals(
                    "Input/output error",
                    assertThrows(IOException.class, () -> generations.load(true))
                            .getMessage());
        }
    }

    @Test
    void whatWasLoadedIsKeptForAsLongAsTheProcessThatLoadedItRuns() throws IOException {
        LossyDisk disk = after(3);
        byte[] loaded = disk.read(Generations.NEWEST, Integer.MAX_VALUE);
        Generations generations = new Generations(disk, "disk");
        generations.load(true);
        for (SloSnapshot snapshot : SAVED) {
            generations.save(snapshot.toBytes());
            boolean isKept = false;
            for (String name : List.of(Generations.PREVIOUS, Generations.LOADED)) {
                isKept |= disk.has(name) && Arrays.equals(loaded, disk.read(name, Integer.MAX_VALUE));
            }
            assertTrue(isKept);
        }
        assertEquals(SAVED.get(3), SloSnapshot.fromBytes(disk.read(Generations.PREVIOUS, Integer.MAX_VALUE)));
        assertEquals(SloSnapshot.fromBytes(loaded), last(disk));
    }

    @Test
    void whatWasLoadedIsGoneAfterAnEndAtWhichEverythingWasSavedAndStaysAfterAnyOther() throws IOException {
        LossyDisk disk = after(3);
        byte[] loaded = disk.read(Generations.NEWEST, Integer.MAX_VALUE);
        AtomicBoolean full = new AtomicBoolean();
        Generations generations = new Generations(
                new DiskOnDisk(disk) {
                    @Override
                    public void write(String name, byte[] bytes) throws IOException {
                        if (full.get()) {
                            throw new IOException("No space left on device");
                        }
                        super.write(name, bytes);
                    }
                },
                "disk");
        generations.load(true);
        for (SloSnapshot snapshot : SAVED) {
            generations.save(snapshot.toBytes());
        }
        full.set(true);
        assertThrows(IOException.class, () -> generations.save(LATER.toBytes()));
        generations.end();
        assertArrayEquals(loaded, disk.read(Generations.LOADED, Integer.MAX_VALUE));
        full.set(false);
        generations.load(true);
        generations.end();
        assertArrayEquals(loaded, disk.read(Generations.LOADED, Integer.MAX_VALUE), "nothing was saved");

        generations.load(true);
        generations.save(SAVED.get(4).toBytes());
        generations.end();
        LossyDisk back = disk.afterPowerLoss(List.of(), Tear.ALL);
        assertFalse(back.has(Generations.LOADED), "the end is forced to the disk");
        assertEquals(SAVED.get(4), SloSnapshot.fromBytes(back.read(Generations.PREVIOUS, Integer.MAX_VALUE)));
        assertEquals(Optional.of(SAVED.get(4)), loaded(back));
    }

    /* What is loaded when nothing newer can be trusted. */
    private static SloSnapshot last(LossyDisk disk) throws IOException {
        disk.write(Generations.NEWEST, new byte[3]);
        disk.write(Generations.PREVIOUS, new byte[3]);
        return loaded(disk).orElseThrow();
    }
}
