package io.slo4j.cli.line;

import org.jspecify.annotations.Nullable;

/** Reads lines each of which is one request: bad on a condition, or when it was slow. */
abstract sealed class RequestFormat implements LineFormat, Request permits AccessLogFormat, TemplateFormat {
    private final Condition badWhen;
    private final @Nullable Slow slow;
    private String refusal = "";
    private boolean bad;
    private boolean lacksTime;

    /* Of the line that is being read. */
    long second;
    int status;

    RequestFormat(Condition badWhen, @Nullable Slow slow) {
        this.badWhen = badWhen;
        this.slow = slow;
    }

    final boolean refused(String why) {
        refusal = why;
        return false;
    }

    /** Judges the request of a line that ends at an index and is understood but for the time that it took. */
    final void judge(byte[] bytes, int end) {
        bad = badWhen.holds(this);
        lacksTime = false;
        if (slow != null) {
            long nanos = elapsedNanos(slow, bytes, end);
            lacksTime = nanos == Elapsed.NONE;
            bad |= nanos > slow.thresholdNanos();
        }
    }

    /** How long the request took, or {@link Elapsed#NONE}. */
    abstract long elapsedNanos(Slow asked, byte[] bytes, int end);

    @Override
    public final boolean isHeader(byte[] bytes, int from, int to) {
        return false;
    }

    @Override
    public final String refusal() {
        return refusal;
    }

    @Override
    public final int status() {
        return status;
    }

    @Override
    public final long second() {
        return second;
    }

    @Override
    public final long good() {
        return bad ? 0 : 1;
    }

    @Override
    public final long bad() {
        return bad ? 1 : 0;
    }

    @Override
    public final boolean lacksTime() {
        return lacksTime;
    }
}
