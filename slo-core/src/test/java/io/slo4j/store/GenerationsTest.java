package io.slo4j.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.slo4j.internal.snapshot.Snapshots;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the files of a directory is loaded. */
class GenerationsTest {
    private static final SloSnapshot OLDER = Snapshots.of(1);
    private static final SloSnapshot NEWER = Snapshots.of(2);

    private final LossyDisk disk = new LossyDisk();

    /** The disk, of which one file cannot be read. */
    private Disk without(String unreadable) {
        return new DiskOnDisk(disk) {
            @Override
            public byte[] read(String name, int most) throws IOException {
                if (name.equals(unreadable)) {
                    throw new IOException("Input/output error: " + name);
                }
                return super.read(name, most);
            }
        };
    }

    private static Optional<SloSnapshot> loaded(Disk disk) throws IOException {
        return new Generations(disk, "disk").load(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {Generations.NEWEST, Generations.PREVIOUS, Generations.LOADED, Generations.ASIDE})
    void aFileThatCannotBeReadIsNotTakenForNone(String unreadable) throws IOException {
        for (String older : List.of(Generations.PREVIOUS, Generations.LOADED)) {
            if (!older.equals(unreadable)) {
                disk.write(older, OLDER.toBytes());
            }
        }
        if (unreadable.equals(Generations.LOADED)) {
            disk.delete(Generations.PREVIOUS);
        }
        disk.write(unreadable, NEWER.toBytes());
        assertEquals(
                "Input/output error: " + unreadable,
                assertThrows(IOException.class, () -> loaded(without(unreadable)))
                        .getMessage());
        assertEquals(Optional.of(NEWER), loaded(disk));
    }

    @Test
    void anOlderFileIsNotReadWhereTheNewestIsWhole() throws IOException {
        disk.write(Generations.NEWEST, NEWER.toBytes());
        disk.write(Generations.PREVIOUS, OLDER.toBytes());
        assertEquals(Optional.of(NEWER), loaded(without(Generations.PREVIOUS)));
    }
}
