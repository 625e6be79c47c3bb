package io.slo4j.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The folder of a directory store on a disk that may lose its power in the middle of a save. */
public final class TornFolder {
    private static final int NEVER = Integer.MAX_VALUE;

    private LossyDisk disk = new Failing();
    private Generations generations = new Generations(disk, "folder");
    private int changesLeft = NEVER;

    /* What was loaded last, as it was written. */
    private byte @Nullable [] loaded;

    /** Changes nothing any more when the power is gone. */
    private final class Failing extends LossyDisk {
        private void change() throws IOException {
            if (changesLeft == 0) {
                throw new IOException("the power is gone");
            }
            changesLeft -= changesLeft == NEVER ? 0 : 1;
        }

        @Override
        public void write(String name, byte[] bytes) throws IOException {
            change();
            super.write(name, bytes);
        }

        @Override
        public void force(String name) throws IOException {
            change();
            super.force(name);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            change();
            super.rename(from, to);
        }

        @Override
        public void delete(String name) throws IOException {
            change();
            super.delete(name);
        }

        @Override
        public void force() throws IOException {
            change();
            super.force();
        }
    }

    /** What a process finds that begins now. */
    public Optional<SloSnapshot> open() throws IOException {
        generations = new Generations(disk, "folder");
        Optional<SloSnapshot> found = generations.load(true);
        loaded = found.map(SloSnapshot::toBytes).orElse(null);
        return found;
    }

    public void save(byte[] bytes) throws IOException {
        generations.save(bytes);
    }

    /** Fails, since there is no room for more. */
    public void saveToFullDisk(byte[] bytes) throws IOException {
        int left = changesLeft;
        changesLeft = 0;
        try {
            generations.save(bytes);
        } finally {
            changesLeft = left;
        }
    }

    /** The process has ended. */
    public void end() throws IOException {
        generations.end();
    }

    /** Whether what was loaded last, if anything was, is still in one of the files. */
    public boolean hasLoaded() {
        return loaded == null || disk.holds(loaded);
    }

    /** The newest snapshot has become unreadable, while no process runs. */
    public void damageNewest() {
        disk.damage(Generations.NEWEST);
    }

    /** The power goes after so many more changes of the disk. */
    public void losePowerAfter(int changes) {
        changesLeft = changes;
    }

    /** The power is back: of what was not forced the disk has kept what chance has left. */
    public void powerOn(Random random) {
        changesLeft = NEVER;
        loaded = null;
        List<Integer> kept =
                new ArrayList<>(IntStream.range(0, disk.pending()).boxed().toList());
        Collections.shuffle(kept, random);
        LossyDisk.Tear[] tears = LossyDisk.Tear.values();
        LossyDisk left = disk.afterPowerLoss(
                kept.subList(0, kept.isEmpty() ? 0 : random.nextInt(kept.size() + 1)),
                tears[random.nextInt(tears.length)]);
        disk = new Failing();
        disk.copy(left);
    }
}
