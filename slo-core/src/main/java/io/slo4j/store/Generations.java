package io.slo4j.store;

import io.slo4j.internal.guard.Log;
import io.slo4j.internal.snapshot.SnapshotCodec;
import io.slo4j.internal.snapshot.TakenSnapshot;
import io.slo4j.store.SnapshotFormatException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots in one directory: the newest, the one before it, the one that this process has loaded, and one that is being
 * written. For one thread at a time.
 *
 * <p>A snapshot is renamed twice on its way: the newest becomes the previous one, then the new one becomes the newest. A process
 * that dies in between, or a disk that has kept one renaming and lost the other, leaves the new one aside, whole and forced to the
 * disk, and no newest: then the one aside is it. What was loaded is never overwritten by the process that has loaded it: before it
 * would be, it is moved out of the way.
 */
final class Generations {
    /** How many unusable files of each kind are kept, the oldest ones. */
    static final int MOST_ASIDE = 3;

    static final String NEWEST = "slo4j.snapshot";
    static final String PREVIOUS = NEWEST + ".previous";
    static final String LOADED = NEWEST + ".loaded";
    static final String ASIDE = NEWEST + ".new";

    private static final int MOST_SHOWN = 10;
    private static final Log LOG = Log.of("io.slo4j.store");

    private final Disk disk;
    private final String place;

    /* Which file holds what was loaded. */
    private @Nullable String loaded;

    /* Whether the newest file is what was to be saved last. */
    private boolean saved;

    /**
     * The snapshots on a disk.
     *
     * @param place where that is, as the log names it
     */
    Generations(Disk disk, String place) {
        this.disk = disk;
        this.place = place;
    }

    /**
     * The newest snapshot that can be trusted. What is damaged in it comes from the one before it, as far as that has it.
     *
     * @param writable whether files may be changed
     * @throws IOException if a file that is there cannot be read
     */
    Optional<SloSnapshot> load(boolean writable) throws IOException {
        Optional<SloSnapshot> aside = disk.has(NEWEST) ? Optional.empty() : aside();
        if (writable) {
            tidy(aside.isPresent());
        }
        if (aside.isPresent()) {
            loaded = writable ? NEWEST : null;
            return aside;
        }
        SloSnapshot found = null;
        for (String name : List.of(NEWEST, PREVIOUS, LOADED)) {
            SloSnapshot next = trusted(name, writable);
            if (next == null) {
                continue;
            }
            loaded = found == null ? name : loaded;
            found = found == null ? next : TakenSnapshot.mended(found, next);
            if (found.damage().isEmpty()) {
                break;
            }
        }
        return Optional.ofNullable(found);
    }

    /** What a process left that died between the two renamings; nothing if it died before, while it wrote. */
    private Optional<SloSnapshot> aside() throws IOException {
        if (!disk.has(ASIDE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(ASIDE)).filter(snapshot -> snapshot.damage().isEmpty());
        } catch (SnapshotFormatException e) {
            return Optional.empty();
        }
    }

    private void tidy(boolean asideIsNewest) throws IOException {
        if (asideIsNewest) {
            disk.rename(ASIDE, NEWEST);
            disk.force();
        } else if (disk.has(ASIDE)) {
            disk.delete(ASIDE);
        }
    }

    private SloSnapshot read(String name) throws IOException {
        SnapshotCodec.requireHeader(disk.read(name, SnapshotCodec.HEADER), disk.length(name));
        return SloSnapshot.fromBytes(disk.read(name, Integer.MAX_VALUE));
    }

    private @Nullable SloSnapshot trusted(String name, boolean writable) throws IOException {
        if (!disk.has(name)) {
            return null;
        }
        try {
            SloSnapshot snapshot = read(name);
            if (!snapshot.damage().isEmpty()) {
                LOG.warn("snapshot " + path(name) + " is damaged in part" + copied(name, writable) + ": "
                        + String.join("; ", shown(snapshot.damage())));
            }
            return snapshot;
        } catch (SnapshotFormatException e) {
            LOG.warn("snapshot " + path(name) + " is of no use and " + movedAway(name, e.reason(), writable) + ": "
                    + e.getMessage());
            return null;
        }
    }

    private String path(String name) {
        return place + "/" + name;
    }

    private static List<String> shown(List<String> damage) {
        if (damage.size() <= MOST_SHOWN) {
            return damage;
        }
        List<String> some = new ArrayList<>(damage.subList(0, MOST_SHOWN));
        some.add("and " + (damage.size() - MOST_SHOWN) + " more");
        return some;
    }

    private String copied(String name, boolean writable) {
        try {
            if (writable) {
                String kept = unused("damaged");
                disk.write(kept, disk.read(name, Integer.MAX_VALUE));
                return " and a copy is kept as " + kept;
            }
        } catch (IOException e) {
            return ", of which no copy can be kept (" + e + ")";
        }
        return "";
    }

    private String movedAway(String name, Reason reason, boolean writable) throws IOException {
        String kind = switch (reason) {
            case DAMAGED -> "damaged";
            case FOREIGN -> "foreign";
            case NEWER -> "newer-version";
            case OLDER -> "older-version";
        };
        if (!writable) {
            return "stays where it is";
        }
        String kept = unused(kind);
        disk.rename(name, kept);
        return "is kept as " + kept;
    }

    private String unused(String kind) throws IOException {
        int number = 1;
        while (number < MOST_ASIDE && disk.has(NEWEST + "." + kind + "-" + number)) {
            number++;
        }
        return NEWEST + "." + kind + "-" + number;
    }

    /** Makes these bytes the newest snapshot. When this returns they are on the disk; if it throws, the last ones still are. */
    void save(byte[] bytes) throws IOException {
        saved = false;
        try {
            disk.write(ASIDE, bytes);
            disk.force(ASIDE);
        } catch (IOException e) {
            deleteAside(e);
            throw e;
        }
        if (disk.has(NEWEST)) {
            if (PREVIOUS.equals(loaded) && disk.has(PREVIOUS)) {
                disk.rename(PREVIOUS, LOADED);
                loaded = LOADED;
            }
            disk.rename(NEWEST, PREVIOUS);
            if (NEWEST.equals(loaded)) {
                loaded = PREVIOUS;
            }
        }
        disk.rename(ASIDE, NEWEST);
        disk.force();
        saved = true;
    }

    /**
     * The process ends. If its last save was done, the newest snapshot and the one before it are whole, and what was loaded is of no
     * more use; it stays if the last save failed, or if there was none.
     */
    void end() throws IOException {
        if (saved && disk.has(PREVIOUS) && disk.has(LOADED)) {
            disk.delete(LOADED);
            disk.force();
        }
        saved = false;
        loaded = null;
    }

    private void deleteAside(IOException because) {
        try {
            disk.delete(ASIDE);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
