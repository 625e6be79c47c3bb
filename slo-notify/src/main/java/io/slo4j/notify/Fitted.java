package io.slo4j.notify;

import java.util.function.IntFunction;

/**
 * A message within {@value #MOST_BYTES} bytes, whatever stands in it: its texts are cut shorter and shorter, all alike, until it fits.
 */
final class Fitted {
    static final int MOST_BYTES = 2_048;

    private static final int LONGEST_TEXT = 1_000;

    private Fitted() {}

    /**
     * The longest message that fits.
     *
     * @param message the message with texts of at most so many characters; at 0 it is as short as it can be
     */
    static String within(IntFunction<String> message) {
        int most = LONGEST_TEXT;
        String text = message.apply(most);
        while (Json.bytes(text) > MOST_BYTES && most > 0) {
            most = most < 16 ? 0 : most * 3 / 4;
            text = message.apply(most);
        }
        return text;
    }
}
