package io.slo4j.examples.checkout;

import java.math.BigDecimal;

/** Says how fast the service's time passes. */
final class Pace {
    private Pace() {}

    static String text(double pace) {
        if (pace == 0) {
            return "Time stands still unless it is moved";
        }
        if (pace == 1) {
            return "Time is real";
        }
        return "1 second here is " + amount(pace) + " of the service's time";
    }

    private static String amount(double seconds) {
        if (seconds % 3600 == 0) {
            return counted(seconds / 3600, "hour");
        }
        if (seconds % 60 == 0) {
            return counted(seconds / 60, "minute");
        }
        return counted(seconds, "second");
    }

    private static String counted(double number, String unit) {
        String text = BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        return text + " " + unit + (number == 1 ? "" : "s");
    }
}
