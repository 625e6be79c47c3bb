package io.slo4j.cli.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
    private static String text(ByteArrayInputStream stored) throws IOException {
        return new String(Compression.text(stored).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return compressed.toByteArray();
    }

    /** A pipe never has more than what has been written, and gives it in pieces. */
    private static ByteArrayInputStream pipe(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    @Test
    void whatIsNotCompressedIsReadAsItIs() throws IOException {
        for (String text : new String[] {"", "a", "\u001f", "a log", "a longer log\n".repeat(100)}) {
            assertEquals(text, text(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void allMembersOfAGzipAreReadFromASlowPipeToo() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip("one\n"));
        members.write(gzip("two\n".repeat(10_000)));
        members.write(gzip("three\n"));
        String all = "one\n" + "two\n".repeat(10_000) + "three\n";
        assertEquals(all, text(new ByteArrayInputStream(members.toByteArray())));
        assertEquals(all, text(pipe(members.toByteArray())));
    }

    @ParameterizedTest
    @CsvSource({
        "28b52ffd0000, it is compressed by zstd; zstdcat FILE | slo ... - reads it",
        "fd377a585a00, it is compressed by xz; xzcat FILE | slo ... - reads it",
        "425a68393141, it is compressed by bzip2; bzcat FILE | slo ... - reads it",
        "504b03041400, it is a ZIP archive; unzip -p FILE | slo ... - reads it",
        "fffe31003700, it is UTF-16; iconv -f UTF-16 -t UTF-8 FILE | slo ... - reads it"
    })
    void whatIsNotReadIsNamed(String hex, String message) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(
                message,
                assertThrows(IOException.class, () -> text(new ByteArrayInputStream(bytes)))
                        .getMessage());
    }
}
