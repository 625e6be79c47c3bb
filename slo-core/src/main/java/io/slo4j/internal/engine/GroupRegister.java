package io.slo4j.internal.engine;

/**
 * Which groups there are in a registry. Told by a group, under the engine's lock, that it goes.
 *
 * @param <G> the groups
 */
interface GroupRegister<G> {
    /** A group was closed: another one of its name and label goes on from it. */
    void close(G group);

    /** A group is given up: nobody goes on from it. */
    void retire(G group);
}
