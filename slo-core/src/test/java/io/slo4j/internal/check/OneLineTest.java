package io.slo4j.internal.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {
    private static final char ESCAPE = 27;
    private static final char RIGHT_TO_LEFT = 0x202e;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char CUT_EMOJI = 0xd83d;

    @Test
    void whatMovesTheCursorOrTurnsTheWritingIsShownAsItsEscape() {
        assertEquals("a\\u000aRESOLVED b\\u000d\\u0009", OneLine.of("a\nRESOLVED b\r\t"));
        assertEquals("\\u001b[2Jgone", OneLine.of(ESCAPE + "[2Jgone"));
        assertEquals(
                "a\\u202eb\\u2028c\\u0000", OneLine.of("a" + RIGHT_TO_LEFT + "b" + LINE_SEPARATOR + "c" + (char) 0));
        assertEquals("\\ud83d!", OneLine.of(CUT_EMOJI + "!"));
        assertEquals("\\udb40\\udc01", OneLine.of(Character.toString(0xe0001)));
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        String text = "Größe \"10\" \\ 注文 " + Character.toString(0x1f600);
        assertEquals(text, OneLine.of(text));
        assertEquals(text, OneLine.of(text, 100));
    }

    @Test
    void aLongTextIsCut() {
        assertEquals("abcd", OneLine.of("abcd", 4));
        assertEquals("abc…", OneLine.of("abcde", 4));
        assertEquals("ab…", OneLine.of("ab" + Character.toString(0x1f600) + "c", 4));
        assertEquals(200, OneLine.of("x\n".repeat(2_500_000), 200).length());
    }

    @Test
    void aLongNameLosesItsMiddleAndKeepsTheNumberAtItsEnd() {
        String number = "~0123456789abcdef\"}";
        assertEquals("http{route=\"/a\"}", OneLine.ofName("http{route=\"/a\"}", 200));
        assertEquals("x".repeat(180) + "…" + number, OneLine.ofName("x".repeat(300) + number, 200));
        assertEquals("x".repeat(200), OneLine.ofName("x".repeat(200), 200));
        assertEquals("\\u000a".repeat(30) + "…" + number, OneLine.ofName("\n".repeat(100) + number, 200));
    }
}
