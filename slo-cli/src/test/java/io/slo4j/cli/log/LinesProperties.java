package io.slo4j.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class LinesProperties {
    /** A stream that gives a few bytes at a time, as a pipe does. */
    private static InputStream dripping(String text, int atOnce) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, atOnce));
            }
        };
    }

    private static List<String> read(Lines lines) throws IOException {
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(
                    lines.tooLong()
                            ? "too long"
                            : new String(
                                    lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8));
        }
        return read;
    }

    @Property
    void linesAreThoseOfTheText(
            @ForAll @Chars({'a', 'b', '\n', '\n', '\u008a'}) @StringLength(max = 200) String text,
            @ForAll @IntRange(min = 1, max = 64) int buffer,
            @ForAll @IntRange(min = 1, max = 40) int atOnce)
            throws IOException {
        List<String> expected = new ArrayList<>(List.of(text.split("\n", -1)));
        if (expected.get(expected.size() - 1).isEmpty()) {
            expected.remove(expected.size() - 1);
        }
        assertEquals(expected, read(new Lines(dripping(text, atOnce), buffer)));
    }

    @Example
    void carriageReturnsAreNoPartOfALine() throws IOException {
        assertEquals(List.of("a", "", "b\rc", "d"), read(new Lines(dripping("a\r\n\r\nb\rc\r\nd\r", 3), 4)));
    }

    @Example
    void aLineThatIsTooLongIsPassedOver() throws IOException {
        String text = "a\n" + "x".repeat(3 * Lines.LONGEST) + "\nb\n" + "y".repeat(2 * Lines.LONGEST);
        assertEquals(List.of("a", "too long", "b", "too long"), read(new Lines(dripping(text, 100_000), 1024)));
    }
}
