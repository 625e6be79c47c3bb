package io.slo4j.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.0313, 0.0313",
        "0.00001234, 0.0000123",
        "0.8449, 0.845",
        "3, 3",
        "3.125, 3.13",
        "-3.125, -3.13",
        "3.101, 3.1",
        "14.4, 14.4",
        "99.94, 99.9",
        "99.96, 100",
        "139.2, 139",
        "999.5, '1,000'",
        "1234.4, '1,234'",
        "1e15, '1,000,000,000,000,000'",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void aMeasuredFigureHasThreeDigits(double figure, String text) {
        assertEquals(text, Figures.number(figure));
        assertEquals(text + "x", Figures.times(figure));
        assertEquals(text + "/s", Figures.perSecond(figure));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0%",
        "0.00000051, 0.000051%",
        "0.00005, 0.005%",
        "0.0028, 0.28%",
        "0.02, 2%",
        "0.0663, 6.63%",
        "0.25, 25%",
        "0.1392, 13.9%",
        "1, 100%",
        "1.392, 139%",
        "103.04, '10,304%'",
        "-0.2, -20%",
        "NaN, NaN%",
        "0.9994, 99.9%",
        "0.9995, 99.95%",
        "0.9996, 99.96%",
        "0.999996, 99.9996%",
        "0.9999963, 99.9996%",
        "0.99951, 99.95%",
        "1.00084, 100.08%",
        "-0.9996, -99.96%",
        "0.99999999999999, 100%"
    })
    void aMeasuredShareHasThreeDigitsAndOnlyAllIsAHundredPercent(double ratio, String text) {
        assertEquals(text, Figures.percent(ratio));
    }

    @ParameterizedTest
    @CsvSource({"0.99871, 99.871%", "0.9989999, 99.899%", "1, 100%", "0, 0%", "0.999, 99.9%"})
    void whatWasAchievedIsRoundedDown(double ratio, String text) {
        assertEquals(text, Figures.achieved(ratio));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.000000012S, 12ns",
        "PT0.0001S, 100us",
        "PT0.0015S, 1.5ms",
        "PT0.251658S, 252ms",
        "PT0.9996S, 1s",
        "PT1.5S, 1.5s",
        "PT51.84S, 51.84s",
        "PT51.844S, 51.84s",
        "PT59.996S, 1m",
        "PT61.5S, 1m 2s",
        "PT1M26.4S, 1m 26s",
        "PT59M59.5S, 1h",
        "PT7H12M29S, 7h 12m",
        "PT49H, 2d 1h",
        "PT55H12M3S, 2d 7h",
        "P2DT5M, 2d"
    })
    void aTimeHasItsTwoLargestUnits(Duration duration, String text) {
        assertEquals(text, Figures.time(duration));
    }

    @Test
    void theLongestTimeHasATextToo() {
        assertEquals("106751d 23h", Figures.time(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @ParameterizedTest
    @CsvSource({"14.4, 14.4", "0.0333333, 0.03333", "1000, 1000", "5.0, 5"})
    void whatWasChosenIsWrittenAsChosen(double figure, String text) {
        assertEquals(text, Figures.plain(figure));
    }

    @ParameterizedTest
    @CsvSource({"0.125, 12.5%", "0.00005, 0.005%", "1, 100%"})
    void aChosenShareIsWrittenAsChosen(double share, String text) {
        assertEquals(text, Figures.plainPercent(share));
    }

    @Test
    void countsAreGroupedAndPercentilesNamed() {
        assertEquals("1,234,567", Figures.count(1_234_567));
        assertEquals("-999", Figures.count(-999));
        assertEquals("p95", Figures.percentile(0.95));
        assertEquals("p99.9", Figures.percentile(0.999));
    }
}
