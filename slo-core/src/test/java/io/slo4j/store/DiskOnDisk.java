package io.slo4j.store;

import java.io.IOException;

/** A disk that passes each call on to another one, as far as nobody interferes. */
class DiskOnDisk implements Disk {
    private final Disk disk;

    DiskOnDisk(Disk disk) {
        this.disk = disk;
    }

    /** The disk that a call is passed on to. */
    Disk call() throws IOException {
        return disk;
    }

    @Override
    public boolean has(String name) throws IOException {
        return call().has(name);
    }

    @Override
    public long length(String name) throws IOException {
        return call().length(name);
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        return call().read(name, most);
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        call().write(name, bytes);
    }

    @Override
    public void force(String name) throws IOException {
        call().force(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        call().rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        call().delete(name);
    }

    @Override
    public void force() throws IOException {
        call().force();
    }
}
