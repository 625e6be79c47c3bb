package io.slo4j.cli.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0.042 | S | 42000000",
                "\"0.042\" | S | 42000000",
                "42 | MS | 42000000",
                "42.5 | MS | 42500000",
                "42317 | US | 42317000",
                "7.9 | NS | 7",
                "1. | S | 1000000000",
                "42ms | S | 42000000",
                "850us | S | 850000",
                "850\u00b5s | S | 850000",
                "1.5s | MS | 1500000000",
                "0.0000000019 | S | 1",
                "0.010, 0.020 : 0.030 | S | 60000000",
                "0.010, - | S | 10000000",
                "999999999999999999 | S | 4611686018427387903",
                "999999999999999999, 999999999999999999 | S | 4611686018427387903",
                "- | S | -1",
                "-, - | S | -1",
                "`` | S | -1",
                "-0.001 | S | -1",
                "0.04.2 | S | -1",
                "42min | S | -1",
                "1e3 | S | -1",
                "9999999999999999999 | S | -1"
            })
    void theTimeIsExactInNanosecondsOrNone(String text, LatencyUnit unit, long nanos) {
        byte[] bytes = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
        assertEquals(nanos, Elapsed.nanos(bytes, 1, bytes.length - 1, unit));
    }
}
