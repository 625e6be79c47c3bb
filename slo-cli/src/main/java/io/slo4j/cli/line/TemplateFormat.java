package io.slo4j.cli.line;

import io.slo4j.cli.line.LogVariable.Role;
import org.jspecify.annotations.Nullable;

/** A line of a log that is written by a {@linkplain LogFormatString log format}. */
public final class TemplateFormat implements LineFormat, Request {
    private static final int NONE = -1;

    private final LogTemplate template;
    private final Condition badWhen;
    private final @Nullable Slow slow;
    private final int elapsedAt;
    private final Timestamp time = new Timestamp();
    private final RequestLine request = new RequestLine();
    private final Span method = new Span();
    private final Span path = new Span();
    private final int[] from;
    private final int[] to;
    private final boolean hasRequest;
    private String refusal = "";
    private long second;
    private int status;
    private boolean bad;
    private boolean lacksTime;

    /**
     * Events are bad on a condition, or when they were slow.
     *
     * @param badWhen which requests are bad
     * @param slow which are slow; null if that does not matter
     */
    public TemplateFormat(LogTemplate template, Condition badWhen, @Nullable Slow slow) {
        this.template = template;
        this.badWhen = badWhen;
        this.slow = slow;
        this.elapsedAt = slow == null ? NONE : template.find(slow.field());
        this.from = new int[template.variables().size()];
        this.to = new int[from.length];
        this.hasRequest = template.first(Role.REQUEST) >= 0;
    }

    @Override
    public boolean isHeader(byte[] bytes, int begin, int end) {
        return false;
    }

    @Override
    public boolean read(byte[] bytes, int begin, int end) {
        return split(bytes, begin, end) && understood(bytes);
    }

    private boolean split(byte[] bytes, int begin, int lineEnd) {
        int end = lineEnd;
        while (end > begin && bytes[end - 1] == ' ') {
            end--;
        }
        int at = begin + template.before().length;
        if (!Bytes.startWith(bytes, begin, end, template.before())) {
            return refused("it must begin with " + quoted(template.beforeText()));
        }
        for (int i = 0; i < from.length; i++) {
            LogVariable variable = template.variables().get(i);
            from[i] = at;
            to[i] = variable.end(bytes, at, end);
            if (to[i] < 0) {
                return refused(variable.text() + " must be followed by " + quoted(variable.after()));
            }
            at = to[i] + variable.afterLength();
        }
        return at >= end
                || refused("it must end after "
                        + template.variables().get(from.length - 1).text());
    }

    private boolean understood(byte[] bytes) {
        method.set(bytes, 0, 0);
        path.set(bytes, 0, 0);
        for (int i = 0; i < from.length; i++) {
            switch (template.variables().get(i).role()) {
                case TIME -> {
                    second = time.second(bytes, from[i], to[i]);
                    if (second == LogTime.NONE) {
                        return refused(template.variables().get(i).text() + ' ' + time.refusal());
                    }
                }
                case STATUS -> {
                    status = (int) Digits.parse(bytes, from[i], Math.min(to[i], from[i] + 4));
                    if (status < 0 || status > 999) {
                        return refused(template.variables().get(i).text() + " must be a number of three digits");
                    }
                }
                case REQUEST -> request.set(bytes, from[i], to[i]);
                case METHOD -> method.set(bytes, from[i], to[i]);
                case PATH -> {
                    path.set(bytes, from[i], to[i]);
                    path.cutAt('?', '?');
                }
                default -> {}
            }
        }
        judge(bytes);
        return true;
    }

    private void judge(byte[] bytes) {
        bad = badWhen.holds(this);
        lacksTime = false;
        Slow asked = slow;
        if (asked != null) {
            long nanos = Elapsed.nanos(bytes, from[elapsedAt], to[elapsedAt], asked.unit());
            lacksTime = nanos == Elapsed.NONE;
            bad |= nanos > asked.thresholdNanos();
        }
    }

    private boolean refused(String why) {
        refusal = why;
        return false;
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "the end of the line" : '"' + text + '"';
    }

    /** Where the value of a variable of the last line begins. */
    int from(int variable) {
        return from[variable];
    }

    int to(int variable) {
        return to[variable];
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean methodIs(String name) {
        return (hasRequest ? request.method() : method).is(name);
    }

    @Override
    public boolean pathIs(String text) {
        return (hasRequest ? request.path() : path).is(text);
    }

    @Override
    public boolean pathStartsWith(String prefix) {
        return (hasRequest ? request.path() : path).startsWith(prefix);
    }

    @Override
    public long second() {
        return second;
    }

    @Override
    public long good() {
        return bad ? 0 : 1;
    }

    @Override
    public long bad() {
        return bad ? 1 : 0;
    }

    @Override
    public boolean lacksTime() {
        return lacksTime;
    }
}
