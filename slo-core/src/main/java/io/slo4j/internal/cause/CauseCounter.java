package io.slo4j.internal.cause;

import io.slo4j.alert.Cause;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The bad events of one cause that this process has counted, and a trace of one of the latest. Safe for use by any thread. */
@SuppressWarnings("serial")
final class CauseCounter extends LongAdder {
    private static final int MOST_OF_A_TRACE = 200;
    private static final VarHandle TRACE;

    static {
        try {
            TRACE = MethodHandles.lookup().findVarHandle(CauseCounter.class, "trace", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Cause.Kind kind;
    private final String label;

    @SuppressWarnings("UnusedVariable") // used by its handle
    private @Nullable String trace;

    CauseCounter(Cause.Kind kind, String label, @Nullable String trace) {
        this.kind = kind;
        this.label = label;
        this.trace = trace;
    }

    Cause.Kind kind() {
        return kind;
    }

    String label() {
        return label;
    }

    /* Whichever of several threads is the last one. */
    void belongsTo(String traceId) {
        TRACE.setOpaque(this, traceId.length() > MOST_OF_A_TRACE ? traceId.substring(0, MOST_OF_A_TRACE) : traceId);
    }

    @Nullable
    String trace() {
        return (String) TRACE.getOpaque(this);
    }
}
