package io.slo4j.internal.engine;

import io.slo4j.store.SnapshotStore;
import io.slo4j.time.SloClock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an engine works.
 *
 * @param clock where time comes from; if its pace is 0 the engine starts no thread
 * @param tickNanos the time from one tick to the next
 * @param rememberedAlerts how many alerts the history remembers
 * @param store where snapshots are kept, if anywhere
 * @param storeNanos the time from one save to the next
 * @param atShutdown whether to save when the JVM shuts down
 * @param failureMessages what is shown of the message of an exception
 */
public record EngineSettings(
        SloClock clock,
        long tickNanos,
        int rememberedAlerts,
        @Nullable SnapshotStore store,
        long storeNanos,
        boolean atShutdown,
        Function<String, ? extends @Nullable String> failureMessages) {}
