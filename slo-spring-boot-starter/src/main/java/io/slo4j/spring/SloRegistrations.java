package io.slo4j.spring;

import io.slo4j.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What this context has registered with its registry. Ended after the registry is closed, which keeps for the next process what a
 * registered listener has not taken; a registry that outlives the context must not go on calling its beans.
 */
final class SloRegistrations implements AutoCloseable {
    private final List<Registration> all = new CopyOnWriteArrayList<>();

    void add(Registration registration) {
        all.add(registration);
    }

    @Override
    public void close() {
        all.forEach(Registration::close);
    }
}
