package io.slo4j.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that keeps what was forced. The rest it keeps, tears or loses when the power fails, as {@link #afterPowerLoss} is
 * told: file systems promise no more.
 */
class LossyDisk implements Disk {
    /** What a file holds, and what of it is safe. */
    private static final class Content {
        final byte[] bytes;
        boolean forced;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** How much of a file that was not forced is left. */
    enum Tear {
        NOTHING,
        HALF,
        ALL_BUT_ZEROS,
        ALL;

        private byte[] torn(byte[] bytes) {
            return switch (this) {
                case NOTHING -> new byte[0];
                case HALF -> Arrays.copyOf(bytes, bytes.length / 2);
                case ALL_BUT_ZEROS -> Arrays.copyOf(Arrays.copyOf(bytes, bytes.length / 2), bytes.length);
                case ALL -> bytes;
            };
        }
    }

    private interface Change extends Consumer<Map<String, Content>> {}

    private final Map<String, Content> files = new LinkedHashMap<>();
    private final Map<String, Content> safe = new LinkedHashMap<>();
    private final List<Change> pending = new ArrayList<>();

    private void change(Change change) {
        change.accept(files);
        pending.add(change);
    }

    private Content content(String name) throws NoSuchFileException {
        Content content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content;
    }

    @Override
    public boolean has(String name) throws IOException {
        return files.containsKey(name);
    }

    @Override
    public long length(String name) throws IOException {
        return content(name).bytes.length;
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        byte[] bytes = content(name).bytes;
        return Arrays.copyOf(bytes, Math.min(most, bytes.length));
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        Content content = new Content(bytes.clone());
        change(directory -> directory.put(name, content));
    }

    @Override
    public void force(String name) throws IOException {
        content(name).forced = true;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Content content = content(from);
        change(directory -> {
            directory.remove(from, content);
            directory.put(to, content);
        });
    }

    @Override
    public void delete(String name) throws IOException {
        @Nullable Content content = files.get(name);
        change(directory -> directory.remove(name, content));
    }

    @Override
    public void force() throws IOException {
        pending.forEach(change -> change.accept(safe));
        pending.clear();
    }

    /** Takes over everything that another disk has. */
    void copy(LossyDisk other) {
        files.putAll(other.files);
        safe.putAll(other.safe);
    }

    /** Whether a file holds these bytes. */
    boolean holds(byte[] bytes) {
        return files.values().stream().anyMatch(content -> Arrays.equals(bytes, content.bytes));
    }

    /** A file holds something else. */
    void damage(String name) {
        Content damaged = new Content(new byte[] {1, 2, 3});
        damaged.forced = true;
        files.put(name, damaged);
        safe.put(name, damaged);
    }

    /** How many changes of the directory have not been forced. */
    int pending() {
        return pending.size();
    }

    /**
     * The disk when the power is back.
     *
     * @param kept which of the changes of the directory that had not been forced were made, and in which order
     * @param tear what is left of files that had not been forced
     */
    LossyDisk afterPowerLoss(List<Integer> kept, Tear tear) {
        LossyDisk disk = new LossyDisk();
        Map<String, Content> left = new LinkedHashMap<>(safe);
        kept.forEach(index -> pending.get(index).accept(left));
        left.forEach((name, content) -> {
            Content now = new Content(content.forced ? content.bytes : tear.torn(content.bytes));
            now.forced = true;
            disk.files.put(name, now);
            disk.safe.put(name, now);
        });
        return disk;
    }
}
