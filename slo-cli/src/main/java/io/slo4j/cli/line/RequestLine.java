package io.slo4j.cli.line;

/** {@code GET /cart?id=7 HTTP/1.1}, split only if a condition asks for its parts. */
final class RequestLine {
    private final Span method = new Span();
    private final Span path = new Span();
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean split;

    void set(byte[] line, int begin, int end) {
        bytes = line;
        from = begin;
        to = end;
        split = false;
    }

    Span method() {
        splitOnce();
        return method;
    }

    /** From the first blank to the next one, or a question mark. */
    Span path() {
        splitOnce();
        return path;
    }

    private void splitOnce() {
        if (!split) {
            split = true;
            method.set(bytes, from, to);
            path.set(bytes, Math.min(method.cutAt(' ', ' ') + 1, to), to);
            path.cutAt(' ', '?');
        }
    }
}
