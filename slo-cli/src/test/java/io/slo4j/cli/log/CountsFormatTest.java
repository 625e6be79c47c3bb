package io.slo4j.cli.log;

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
            strings = {"1772323200,123456789012,7", " 1772323200 , 123456789012 , 7 ", "\uFEFF1772323200,123456789012,7"
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
                "1.5,2,3",
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
