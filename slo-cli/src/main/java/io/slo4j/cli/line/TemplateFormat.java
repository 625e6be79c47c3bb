package io.slo4j.cli.line;

import io.slo4j.cli.line.LogVariable.Role;
import org.jspecify.annotations.Nullable;

/** A line of a log that is written by a {@linkplain LogFormatString log format}. */
public final class TemplateFormat extends RequestFormat {
    private static final int NONE = -1;

    private final LogTemplate template;
    private final int elapsedAt;
    private final Timestamp time = new Timestamp();
    private final RequestLine request = new RequestLine();
    private final Span method = new Span();
    private final Span path = new Span();
    private final int[] from;
    private final int[] to;
    private final boolean hasRequest;

    /**
     * Events are bad on a condition, or when they were slow.
     *
     * @param badWhen which requests are bad
     * @param slow which are slow; null if that does not matter
     */
    public TemplateFormat(LogTemplate template, Condition badWhen, @Nullable Slow slow) {
        super(badWhen, slow);
        this.template = template;
        this.elapsedAt = slow == null ? NONE : template.find(slow.field());
        this.from = new int[template.variables().size()];
        this.to = new int[from.length];
        this.hasRequest = template.first(Role.REQUEST) >= 0;
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
        judge(bytes, bytes.length);
        return true;
    }

    @Override
    long elapsedNanos(Slow asked, byte[] bytes, int end) {
        return Elapsed.nanos(bytes, from[elapsedAt], to[elapsedAt], asked.unit());
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
}
