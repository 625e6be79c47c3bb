package io.slo4j.store;

import java.io.IOException;

/**
 * The files of one directory, by name: everything that {@link Generations} asks of a disk. What was written to a file, and what was
 * done to the directory, may be lost with the power until it is forced.
 */
interface Disk {
    /** Whether there is something of this name, be it a symbolic link. */
    boolean has(String name) throws IOException;

    /** How long a file is, in bytes. */
    long length(String name) throws IOException;

    /**
     * The first bytes of a file.
     *
     * @param most how many bytes at most
     * @throws SnapshotFormatException if it is no file; a symbolic link is none
     */
    byte[] read(String name, int most) throws IOException;

    /** Makes a file that holds this, in place of whatever has the name. */
    void write(String name, byte[] bytes) throws IOException;

    /** Forces to the disk what a file holds. */
    void force(String name) throws IOException;

    /** Gives a file another name, in place of whatever has that. */
    void rename(String from, String to) throws IOException;

    /** Removes what has this name, if anything does. */
    void delete(String name) throws IOException;

    /** Forces to the disk which files there are. */
    void force() throws IOException;
}
