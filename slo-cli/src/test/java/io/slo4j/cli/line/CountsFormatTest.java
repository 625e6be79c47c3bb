package io.slo4j.cli.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsFormatTest {
    private final CountsFormat format = new CountsFormat();

    private boolean read(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return format.read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772323200,123456789012,7",
                " 1772323200 , 123456789012 , 7 ",
                "\uFEFF1772323200,123456789012,7",
                "\"1772323200\",\"123456789012\",\"7\"",
                "1772323200.000,123456789012.0,7.00",
                "1772323200;123456789012;7",
                "1772323200\t123456789012\t7",
                "1772323200999,123456789012,7",
                "1772323200999999,123456789012,7",
                "1772323200999999999,123456789012,7",
                "2026-03-01T00:00:00Z,123456789012,7",
                "2026-03-01T00:00:00.999Z,123456789012,7",
                "\"2026-03-01 01:00:00+01:00\",123456789012,7",
                "2026-03-01 05:30:00 +0530,123456789012,7",
                "2026-02-28T19:00:00-05,123456789012,7",
                "2026-03-01 00:00:00 UTC,123456789012,7",
                "01/Mar/2026:00:00:00 +0000,123456789012,7"
            })
    void readsARow(String row) {
        assertTrue(read(row));
        assertEquals(1_772_323_200L, format.second());
        assertEquals(123_456_789_012L, format.good());
        assertEquals(7, format.bad());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,",
                "1,2",
                "1,2,",
                "1,2,-3",
                "-1,2,3",
                "1,2,3,4",
                "1,2.5,3",
                "1,2e3,3",
                "2026-03-01T00:00:00,2,3",
                "1,\"1,234\",3",
                "20000000000,2,3",
                "1,2,3x",
                "1,2,1234567890123456789"
            })
    void refusesWhatIsNoRow(String row) {
        assertFalse(read(row));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch_second,good,bad", "\uFEFFepoch_second,good,bad", "\"time\",\"good\",\"bad\"", "t"})
    void passesOverAHeader(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        assertTrue(format.isHeader(bytes, 0, bytes.length));
    }

    @Test
    void aRowIsNoHeader() {
        byte[] bytes = "1,2,3".getBytes(StandardCharsets.UTF_8);
        assertFalse(format.isHeader(bytes, 0, bytes.length));
    }
}
