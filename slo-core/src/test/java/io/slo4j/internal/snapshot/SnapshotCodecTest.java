package io.slo4j.internal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.store.SloSnapshot;
import io.slo4j.store.SnapshotFormatException;
import io.slo4j.store.SnapshotFormatException.Reason;
import io.slo4j.time.Durations;
import java.nio.ByteBuffer;
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
    private static final Instant AT = Durations.instant(5);

    private static SloSnapshot small() {
        return Snapshots.with(
                5,
                new long[] {-3, 4},
                List.of(new StoredSlo(
                        new StoredDefinition("s", "9%", Duration.ofNanos(300), "r"),
                        Durations.instant(-4),
                        AT,
                        StoredCheckpoints.of(new long[] {-3, 4}, new long[] {1, 3}, new long[] {0, 2}, 70, 2),
                        List.of(new StoredAlert("P", "x", 258, StoredAlert.State.PENDING, AT, Instant.EPOCH, true, AT)),
                        Optional.of(new StoredLatency(
                                Duration.ofNanos(1),
                                Duration.ofNanos(200),
                                2,
                                6,
                                List.of(new StoredInterval(Durations.instant(-1), AT, new byte[] {8, 9})))),
                        StoredBudget.NONE,
                        Optional.empty())),
                List.of(),
                List.of());
    }

    /** The Javadoc of the codec, byte by byte. */
    private static final String SMALL = "736c6f346a0d0a1a" // magic
            + "00000001" // version
            + "0000000000000042" // length of the sections
            + "01" + "01" + "0a" // head: 5
            + "02" + "03" + "02" + "05" + "07" // instants: two, -3, 7 later
            + "03" + "38" // SLO
            + "01" + "09" + "0173" + "023925" + "ac02" + "0172" // s, 9%, 300, r
            + "02" + "04" + "07" + "0a" + "46" + "02" // -4, 5, 70, 2
            + "03" + "04" + "8601" + "0502" // 67 good later than 4; 2 good and 2 bad between
            + "04" + "12" + "01" + "0150" + "0178" + "0000000000000102" + "01" + "0a" + "00" + "01" + "0a"
            + "05" + "0b" + "01" + "c801" + "02" + "06" + "01" + "0a" + "06" + "02" + "0809";

    @Test
    void theFormatIsWhatTheJavadocSays() {
        byte[] bytes = small().toBytes();
        String hex = HexFormat.of().formatHex(bytes);
        assertEquals(SMALL, hex.substring(0, hex.length() - 8));
        byte[] content = Arrays.copyOf(bytes, bytes.length - 4);
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(content);
        assertEquals((int) crc.getValue(), ByteBuffer.wrap(bytes).getInt(bytes.length - 4));
    }

    @Test
    void theFormatOfTheAlertHistoryIsWhatTheJavadocSays() {
        StoredEpisode over = new StoredEpisode(
                "s",
                "P",
                "x",
                Map.of("k", "v"),
                Durations.instant(-3),
                Durations.instant(-2),
                AT,
                true,
                StoredSuppression.NONE);
        StoredEpisode open = new StoredEpisode(
                "s",
                "P",
                "x",
                Map.of("k", "v"),
                AT,
                Durations.instant(62),
                Durations.instant(62),
                false,
                new StoredSuppression(true, false, true, false));
        StoredEpisode other = new StoredEpisode("s", "P", "y", Map.of(), AT, AT, AT, true, StoredSuppression.NONE);
        SloSnapshot snapshot = Snapshots.with(5, new long[0], List.of(), List.of(), List.of(over, open, other));
        String hex = HexFormat.of().formatHex(snapshot.toBytes());
        assertEquals(
                "01" + "01" + "0a" // head: 5
                        + "02" + "01" + "00" // no instants
                        + "05" + "24" + "02" // history: two rules
                        + "0173" + "0150" + "0178" + "01" + "016b" + "0176" // s, P, x, k = v
                        + "0173" + "0150" + "0179" + "00" // s, P, y
                        + "03" // three alerts
                        + "00" + "03" + "02" + "10" + "0e" // of x: fired at -2, 1 after its condition, resolved 7 later
                        + "00" + "8001" + "72" + "05"
                        + "00" // of x: 64 later, 57 after its condition, held back by pages
                        + "01" + "71" + "00" + "10" + "00", // of y: 57 earlier, at once, resolved at once
                hex.substring(2 * SnapshotCodec.HEADER, hex.length() - 2 * SnapshotCodec.TRAILER));
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

    @Test
    void anAlertOfNoRuleIsDamage() {
        StoredEpisode one = new StoredEpisode("s", "P", "x", Map.of(), AT, AT, AT, true, StoredSuppression.NONE);
        byte[] bytes = Snapshots.with(5, new long[0], List.of(), List.of(), List.of(one))
                .toBytes();
        bytes[bytes.length - 9] = 1;
        assertRefused(Reason.DAMAGED, "rule that fired must be one of 1, but was 1", Fuzz.resealed(bytes));
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
    void sectionsThatALaterSlo4jMayAddAreSkipped() throws SnapshotFormatException {
        byte[] bytes = Fuzz.resealed(Fuzz.inserted(small().toBytes(), 28, new byte[] {99, 2, 1, 1}));
        assertEquals(small(), SloSnapshot.fromBytes(bytes));
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
        assertRefused(Reason.DAMAGED, "snapshot must have at least 24 bytes, but had 11", Arrays.copyOf(good, 11));
        assertRefused(
                Reason.DAMAGED,
                "sections of a snapshot must have 6 bytes, but should have 66",
                Arrays.copyOf(good, 30));
        assertRefused(
                Reason.FOREIGN,
                "snapshot must begin with the bytes of one, but was something else",
                "{\"json\": true, \"long\": true}".getBytes(StandardCharsets.UTF_8));
        byte[] newer = good.clone();
        newer[11] = 2;
        assertRefused(Reason.NEWER, "format of a snapshot must be at most version 1, but was 2", newer);
        byte[] flipped = good.clone();
        flipped[40] ^= 1;
        SnapshotFormatException refused =
                assertThrows(SnapshotFormatException.class, () -> SloSnapshot.fromBytes(flipped));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("checksum of a snapshot must be "));
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
                Optional.empty());
        int size = Snapshots.with(times[1_099], times, List.of(busy), List.of(), List.of())
                .toBytes()
                .length;
        System.out.println("bytes of a snapshot with one SLO that counts 500,000,000,000 a second: " + size);
        assertTrue(size > 10_000 && size <= 32_000, "bytes: " + size);
    }
}
