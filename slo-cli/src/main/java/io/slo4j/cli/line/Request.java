package io.slo4j.cli.line;

/** What a {@link Condition} asks of a request. */
public interface Request {
    int status();

    boolean methodIs(String name);

    /** Whether the path, without its query, is this one. */
    boolean pathIs(String path);

    boolean pathStartsWith(String prefix);
}
