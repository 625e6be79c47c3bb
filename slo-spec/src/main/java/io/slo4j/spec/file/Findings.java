package io.slo4j.spec.file;

import io.slo4j.spec.file.SpecFinding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Collects what is to be said of one file. Not safe for use by several threads. */
final class Findings {
    /** A file with more has one cause for most of them. */
    private static final int MOST = 1_000;

    private final String file;
    private final List<SpecFinding> all = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void mistake(Element where, String message) {
        add(Kind.MISTAKE, where.mark(), where.path(), message);
    }

    void leftOut(Element where, String message) {
        add(Kind.LEFT_OUT, where.mark(), where.path(), message);
    }

    void add(Kind kind, Optional<Mark> mark, String path, String message) {
        at(
                kind,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                path,
                message);
    }

    void at(Kind kind, int line, int column, String path, String message) {
        SpecFinding finding = new SpecFinding(kind, file, line, column, path, message);
        /* What an anchor stands for is read wherever it is used. */
        if (all.size() < MOST && !all.contains(finding)) {
            all.add(finding);
        }
    }

    /** Whether a mistake has been found just there. */
    boolean has(Element where) {
        int line = where.mark().map(Mark::getLine).orElse(0) + 1;
        return all.stream()
                .anyMatch(finding -> finding.kind() == Kind.MISTAKE
                        && finding.line() == line
                        && finding.path().equals(where.path()));
    }

    boolean hasMistakes() {
        return all.stream().anyMatch(finding -> finding.kind() == Kind.MISTAKE);
    }

    /** In the order of the file. */
    List<SpecFinding> all() {
        return all.stream()
                .sorted(Comparator.comparingInt(SpecFinding::line).thenComparingInt(SpecFinding::column))
                .toList();
    }
}
