package io.slo4j.cli.line;

/**
 * The fields of an access log's line after the size of the answer, found from the end of the line, so that the last ones cost
 * nothing for what is before them. For one thread.
 */
final class TrailingFields {
    /** The number of the first of them, counted from the beginning of the line. */
    static final int FIRST = 8;

    private static final int MOST = 64;

    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private byte[] bytes = new byte[0];
    private int count;

    /**
     * Splits what is between two places.
     *
     * @param most how many fields from the end are wanted
     */
    void split(byte[] line, int begin, int end, int most) {
        bytes = line;
        count = 0;
        int at = end;
        while (count < Math.min(most, MOST)) {
            while (at > begin && line[at - 1] == ' ') {
                at--;
            }
            if (at <= begin) {
                return;
            }
            to[count] = at;
            at = beginning(begin, at);
            from[count++] = at;
        }
    }

    private int beginning(int begin, int end) {
        int at = end - 1;
        if (bytes[at] == '"') {
            int open = at - 1;
            while (open >= begin && !(bytes[open] == '"' && separates(bytes[Math.max(begin, open - 1)]))) {
                open--;
            }
            at = open < begin ? at : open;
        }
        while (at > begin && bytes[at - 1] != ' ') {
            at--;
        }
        return at;
    }

    /** What stands before a quotation mark that opens: {@code "..."} and {@code name="..."}. */
    private static boolean separates(byte before) {
        return before == ' ' || before == '=';
    }

    /** How many there are, the last one first. */
    int count() {
        return count;
    }

    /** The index of a field, the last one's is 0; -1 if the line has no such field. */
    int find(FieldPlace place) {
        String name = place.name();
        if (name == null) {
            int index = place.number() < 0 ? -place.number() - 1 : count - 1 - (place.number() - FIRST);
            return index < count ? index : -1;
        }
        for (int i = 0; i < count; i++) {
            if (valueAt(i) - from[i] == name.length() + 1 && Bytes.startWith(bytes, from[i], to[i], name)) {
                return i;
            }
        }
        return -1;
    }

    /** How many fields {@link #find} needs for a place. */
    static int wanted(FieldPlace place) {
        return place.number() < 0 ? -place.number() : MOST;
    }

    /** Where the value of a field begins, which is after its name if it has one. */
    int valueAt(int index) {
        int start = from[index];
        for (int at = start; at < to[index] && bytes[at] != '"'; at++) {
            if (bytes[at] == '=') {
                return at + 1;
            }
        }
        return start;
    }

    int from(int index) {
        return from[index];
    }

    int to(int index) {
        return to[index];
    }
}
