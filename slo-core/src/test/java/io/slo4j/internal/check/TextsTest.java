package io.slo4j.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void whatSomebodyChoseHasWholeCharacters() {
        assertEquals("caf\u00e9 \ud83d\ude00", Texts.chosen("name", "caf\u00e9 \ud83d\ude00", 10));
        assertRefused("name must have whole characters, but had half of one, \\ud800", "a\ud800");
        assertRefused("name must have whole characters, but had half of one, \\ude00", "\ude00\ud83d");
        assertRefused("name must have at most 10 characters, but had 11", "12345678901");
    }

    private static void assertRefused(String message, String text) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Texts.chosen("name", text, 10))
                        .getMessage());
    }
}
