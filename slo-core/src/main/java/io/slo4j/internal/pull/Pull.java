package io.slo4j.internal.pull;

import io.slo4j.source.SourceStatus;
import org.jspecify.annotations.Nullable;

/** What one SLO has read for it. Safe for use by any thread. */
public final class Pull {
    private final PulledJob job;
    private final @Nullable SourceReader reader;

    Pull(PulledJob job, @Nullable SourceReader reader) {
        this.job = job;
        this.reader = reader;
    }

    PulledJob job() {
        return job;
    }

    /** How it stands. */
    public SourceStatus status() {
        return job.status();
    }

    /** The SLO counts no more. */
    public void end() {
        if (reader != null && job instanceof SourceJob source) {
            source.remove(reader);
        } else if (job instanceof ConditionJob condition) {
            condition.end();
        }
    }
}
