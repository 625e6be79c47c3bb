package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.internal.check.TimeLine;
import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotFormatException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnapshotCodecTest {
    private static final Instant AT = TimeLine.instant(5);

    private static SloSnapshot small() {
        return Snapshots.with(
                5,
                new long[] {-3, 4},
                List.of(new StoredSlo(
                        new StoredDefinition("s", "9%", Duration.ofNanos(300), "r"),
                        TimeLine.instant(-4),
                        AT,
                        StoredCheckpoints.of(new long[] {-3, 4}, new long[] {1, 3}, new long[] {0, 2}, 70, 2),
                        List.of(new StoredAlert("P", "x", 258, StoredAlert.State.PENDING, AT, Instant.EPOCH, true, AT)),
                        Optional.of(new StoredLatency(
                                Duration.ofNanos(1),
                                Duration.ofNanos(200),
                                2,
                                6,
                                List.of(new StoredInterval(TimeLine.instant(-1), AT, new byte[] {8, 9})))),
                        StoredBudget.NONE,
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                List.of());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String crc(byte[] bytes) {
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** The Javadoc of the codec, byte by byte. */
    private static final String HEAD = "0a" + "00" + "02" + "05" + "07"; // at 5, no tick; two checkpoints: -3, 7 later

    private static final String SLO = "01" + "08" + "023925" + "ac02" + "0172" + "00" // 9%, 300, r, no labels
            + "02" + "04" + "07" + "0a" + "46" + "02" // -4, 5, 70, 2
            + "03" + "04" + "8601" + "0502" // 67 good later than 4; 2 good and 2 bad between
            + "04" + "12" + "01" + "0150" + "0178" + "0000000000000102" + "01" + "0a" + "00" + "01" + "0a"
            + "05" + "0b" + "01" + "c801" + "02" + "06" + "01" + "0a" + "06" + "02" + "0809";

    @Test
    void theFormatIsWhatTheJavadocSays() {
        HexFormat format = HexFormat.of();
        String table = "02" // two sections
                + "01" + "05" + crc(format.parseHex(HEAD))
                + "03" + "37" + crc(format.parseHex(SLO)) + "0173"; // an SLO of 55 bytes, s
        String start = "736c6f346a0d0a1a" // magic
                + "00000002" // version
                + "0000000f" // length of the table
                + "000000000000003c" // length of the sections
                + table;
        assertEquals(start + crc(format.parseHex(start)) + HEAD + SLO, hex(small().toBytes()));
    }

    @Test
    void theFormatOfTheAlertHistoryIsWhatTheJavadocSays() {
        StoredEpisode over = new StoredEpisode(
                "s",
                "P",
                "x",
                Map.of("k", "v"),
                TimeLine.instant(-3),
                TimeLine.instant(-2),
                AT,
                true,
                StoredSuppression.NONE);
        StoredEpisode open = new StoredEpisode(
                "s",
                "P",
                "x",
                Map.of("k", "v"),
                AT,
                TimeLine.instant(62),
                TimeLine.instant(62),
                false,
                new StoredSuppression(true, false, true, false));
        StoredEpisode other = new StoredEpisode("s", "P", "y", Map.of(), AT, AT, AT, true, StoredSuppression.NONE);
        SloSnapshot snapshot = Snapshots.with(5, new long[0], List.of(), List.of(), List.of(over, open, other));
        List<Fuzz.Part> parts = Fuzz.parts(snapshot.toBytes());
        assertEquals("0a" + "00" + "00", hex(parts.get(0).content())); // at 5, no tick, no instants
        assertEquals(5, parts.get(1).type());
        assertEquals(
                "02" // two rules
                        + "0173" + "0150" + "0178" + "01" + "016b" + "0176" // s, P, x, k = v
                        + "0173" + "0150" + "0179" + "00" // s, P, y
                        + "03" // three alerts
                        + "00" + "03" + "02" + "10" + "0e" // of x: fired at -2, 1 after its condition, resolved 7 later
                        + "00" + "8001" + "72" + "05"
                        + "00" // of x: 64 later, 57 after its condition, held back by pages
                        + "01" + "71" + "00" + "10" + "00", // of y: 57 earlier, at once, resolved at once
                hex(parts.get(1).content()));
    }

    @Test
    void anAlertTakesTwentyBytesInASnapshotOfManyOfThem() {
        List<StoredEpisode> thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> {
                    Instant fired = AT.plusSeconds(977L * i).plusNanos(i);
                    return new StoredEpisode(
                            "slo-" + i % 20,
                            "PAGE",
                            "14.4x 1h/5m",
                            Map.of("team", "payments"),
                            fired.minusSeconds(60),
                            fired,
                            fired.plusSeconds(i),
                            true,
                            StoredSuppression.NONE);
                })
                .toList();
        int without =
                Snapshots.with(0, new long[0], List.of(), List.of(), List.of()).toBytes().length;
        int with =
                Snapshots.with(0, new long[0], List.of(), List.of(), thousand).toBytes().length;
        assertEquals(21_000, with - without, 1_500);
    }

    private static List<String> damage(byte[] bytes) {
        try {
            return SloSnapshot.fromBytes(bytes).damage();
        } catch (SnapshotFormatException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAlertOfNoRuleIsDamage() {
        StoredEpisode one = new StoredEpisode("s", "P", "x", Map.of(), AT, AT, AT, true, StoredSuppression.NONE);
        byte[] bytes = Snapshots.with(5, new long[0], List.of(), List.of(), List.of(one))
                .toBytes();
        byte[] hostile = Fuzz.sealed(bytes, 1, content -> {
            content[content.length - 5] = 1;
            return content;
        });
        assertEquals(List.of("alert history: rule that fired must be one of 1, but was 1"), damage(hostile));
    }

    @Test
    void whatIsWrittenIsRead() throws SnapshotFormatException {
        for (int seed = 0; seed < 200; seed++) {
            SloSnapshot snapshot = Snapshots.of(seed);
            SloSnapshot read = SloSnapshot.fromBytes(snapshot.toBytes());
            assertEquals(snapshot, read);
        }
        assertEquals(small(), SloSnapshot.fromBytes(small().toBytes()));
    }

    @Test
    void sectionsThatALaterSlo4jHasAddedAreWrittenAgainByteByByte() throws SnapshotFormatException {
        List<Fuzz.Part> parts = Fuzz.parts(small().toBytes());
        Fuzz.Part slo = parts.get(1);
        byte[] more = {99, 2, 7, 8, 98, 0};
        parts.set(1, new Fuzz.Part(slo.type(), slo.slo(), Fuzz.inserted(slo.content(), slo.content().length, more)));
        parts.add(new Fuzz.Part(9, "", new byte[] {1, 2, 3}));
        parts.add(new Fuzz.Part(1L << 40, "", new byte[0]));
        byte[] later = Fuzz.sealed(parts);
        SloSnapshot read = SloSnapshot.fromBytes(later);
        assertEquals(List.of(), read.damage());
        assertArrayEquals(later, read.toBytes());
        assertEquals(small().takenAt(), read.takenAt());
    }

    @Test
    void anyTextIsReadAsItWasWritten() throws SnapshotFormatException {
        List<String> odd = List.of(
                "",
                "\ud800",
                "\ud801",
                "\udc00",
                "\udc00\ud800",
                "a\ud800\ud83d\ude00b",
                "\ud83d\ude00",
                "\u0000",
                "\uffff?",
                "\u00e4\u20ac\ud7ff\ue000",
                "?");
        for (String text : odd) {
            ByteOutput out = new ByteOutput(0).text(text);
            ByteInput in = new ByteInput(out.array(), 0, out.length());
            assertEquals(text, in.text("text"));
            assertTrue(in.isAtEnd());
            boolean paired = StandardCharsets.UTF_8.newEncoder().canEncode(text);
            assertTrue(!paired || out.length() == 1 + text.getBytes(StandardCharsets.UTF_8).length, text);
        }
        for (String bytes :
                List.of("c080", "80", "e08080", "f0808080", "f4908080", "f8888080", "c3", "eda080edb080", "ff")) {
            byte[] block = HexFormat.of().parseHex("0" + bytes.length() / 2 + bytes);
            ByteInput in = new ByteInput(block, 0, block.length);
            assertEquals(
                    "text must be UTF-8, but was not",
                    assertThrows(SnapshotFormatException.class, () -> in.text("text"))
                            .getMessage());
        }
    }

    private static void assertRefused(Reason reason, String message, byte[] bytes) {
        SnapshotFormatException refused =
                assertThrows(SnapshotFormatException.class, () -> SloSnapshot.fromBytes(bytes));
        assertEquals(message, refused.getMessage());
        assertEquals(reason, refused.reason());
    }

    @Test
    void eachKindOfDamageIsNamed() {
        byte[] good = small().toBytes();
        assertRefused(Reason.DAMAGED, "snapshot must be longer than 0 bytes, but was empty", new byte[0]);
        assertRefused(Reason.DAMAGED, "snapshot must have at least 28 bytes, but had 11", Arrays.copyOf(good, 11));
        assertRefused(
                Reason.DAMAGED,
                "snapshot must have a table of 15 bytes and sections of 60, but had 30 bytes",
                Arrays.copyOf(good, 30));
        assertRefused(
                Reason.DAMAGED,
                "snapshot must have " + good.length + " bytes, but had " + (good.length + 1),
                Arrays.copyOf(good, good.length + 1));
        assertRefused(
                Reason.FOREIGN,
                "snapshot must begin with the bytes of one, but was something else",
                "{\"json\": true, \"long\": true}".getBytes(StandardCharsets.UTF_8));
        byte[] newer = good.clone();
        newer[11] = 3;
        assertRefused(
                Reason.NEWER,
                "format of a snapshot must be version 2, but was 3: a later slo4j wrote it, and only that reads it",
                newer);
        byte[] flipped = good.clone();
        flipped[26] ^= 1;
        SnapshotFormatException refused =
                assertThrows(SnapshotFormatException.class, () -> SloSnapshot.fromBytes(flipped));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("checksum of a snapshot must be "));
    }

    @Test
    void damageInAnSloCostsThatSloAlone() throws SnapshotFormatException {
        TakenSnapshot three = Snapshots.of(8);
        assertEquals(List.of("slo-0", "slo-1", "slo-2"), names(three));
        List<Fuzz.Part> parts = Fuzz.parts(three.toBytes());
        byte[] cut = Arrays.copyOf(three.toBytes(), three.toBytes().length - 1);
        assertEquals(List.of("slo-0", "slo-1"), names(TakenSnapshot.fromBytes(cut)));
        assertEquals(
                List.of("SLO \"slo-2\": snapshot must go on, but was cut off"),
                TakenSnapshot.fromBytes(cut).damage());
        int before = three.toBytes().length
                - parts.stream().skip(2).mapToInt(part -> part.content().length).sum();
        byte[] flipped = three.toBytes();
        flipped[before + 3] ^= 1;
        TakenSnapshot rest = TakenSnapshot.fromBytes(flipped);
        assertEquals(List.of("slo-0", "slo-2"), names(rest));
        assertEquals(three.content().slo("slo-2"), rest.content().slo("slo-2"));
        assertEquals(1, rest.damage().size());
        assertTrue(
                rest.damage().get(0).startsWith("SLO \"slo-1\": checksum of a section must be "),
                rest.damage()::toString);
    }

    private static List<String> names(TakenSnapshot snapshot) {
        return snapshot.content().slos().stream().map(StoredSlo::name).toList();
    }

    @Test
    void aCountingSloTakesAtMostThirtyTwoKilobytes() {
        long[] times = new long[1_100];
        long[] good = new long[times.length];
        long[] bad = new long[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 1_000_000_000L;
            good[i] = i * 400_000_000_000L;
            bad[i] = i * 100_000_000_000L;
        }
        StoredSlo busy = new StoredSlo(
                new StoredDefinition("busy", "99.9%", Duration.ofDays(30), "returns"),
                AT,
                AT,
                StoredCheckpoints.of(times, good, bad, 500_000_000_000_000L, 200_000_000_000_000L),
                List.of(),
                Optional.empty(),
                StoredBudget.NONE,
                Optional.empty(),
                Optional.empty());
        int size = Snapshots.with(times[1_099], times, List.of(busy), List.of(), List.of())
                .toBytes()
                .length;
        System.out.println("bytes of a snapshot with one SLO that counts 500,000,000,000 a second: " + size);
        assertTrue(size > 10_000 && size <= 32_000, "bytes: " + size);
    }
}
