package io.slo4j.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table in plain text: columns as wide as their widest cell, the first to the left, the others to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** Adds a row; all rows have the same number of cells. */
    void row(List<String> cells) {
        rows.add(cells.toArray(String[]::new));
    }

    void row(String... cells) {
        row(List.of(cells));
    }

    /** The lines, each ended by a line feed, without white space before it. */
    String text() {
        int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).length];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] =
                    rows.stream().mapToInt(row -> row[at].length()).max().orElse(0);
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(row[0]);
            int end = widths[0];
            line.append(" ".repeat(end - line.length()));
            for (int column = 1; column < row.length; column++) {
                end += GAP.length() + widths[column];
                line.append(" ".repeat(end - row[column].length() - line.length()))
                        .append(row[column]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows.toArray());
    }
}
