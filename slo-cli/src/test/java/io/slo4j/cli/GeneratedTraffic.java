package io.slo4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Four days of a service, second by second, with faults and silences; the same for the same seed. */
final class GeneratedTraffic {
    static final int HOUR = 3600;
    static final int DAY = 24 * HOUR;
    static final long START = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();
    private static final int END = 4 * DAY;
    private static final double CALM = 0.0002;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    final long[] good = new long[END];
    final long[] bad = new long[END];
    private final Random random;
    private final double perSecond;
    private final List<Span> faults = new ArrayList<>();
    private final List<Span> silences = new ArrayList<>();

    /** A time with an error ratio of its own. */
    private record Span(int from, int seconds, double errorRatio) {
        boolean holds(int second) {
            return second >= from && second < from + seconds;
        }
    }

    private GeneratedTraffic(long seed, double perSecond) {
        this.random = new Random(seed);
        this.perSecond = perSecond;
    }

    /** Trouble right after the start, and again a day later. */
    static GeneratedTraffic coldStart(long seed, double perSecond) {
        GeneratedTraffic traffic = new GeneratedTraffic(seed, perSecond);
        traffic.fault(0, HOUR);
        traffic.fault(DAY + traffic.random.nextInt(DAY), 4 * HOUR);
        return traffic.happen();
    }

    /** A quiet day, then trouble: a short and violent one, a long and mild one, and a silence. */
    static GeneratedTraffic warm(long seed, double perSecond) {
        GeneratedTraffic traffic = new GeneratedTraffic(seed, perSecond);
        traffic.fault(DAY + traffic.random.nextInt(6 * HOUR), 2 * HOUR);
        traffic.silences.add(new Span(DAY + 12 * HOUR, 5 * HOUR + traffic.random.nextInt(3 * HOUR), 0));
        traffic.faults.add(new Span(2 * DAY + traffic.random.nextInt(6 * HOUR), 10 * HOUR, 0.04));
        return traffic.happen();
    }

    /** What docs/cli.md shows: two quiet days, then a short and violent fault, and a long and mild one. */
    static GeneratedTraffic ofTheGuide() {
        GeneratedTraffic traffic = new GeneratedTraffic(1, 20);
        traffic.faults.add(new Span(2 * DAY + 3 * HOUR, HOUR / 4, 0.4));
        traffic.faults.add(new Span(3 * DAY + 9 * HOUR, 6 * HOUR, 0.012));
        return traffic.happen();
    }

    private void fault(int from, int longest) {
        double errorRatio = 0.05 + 0.95 * random.nextDouble();
        faults.add(new Span(from, HOUR / 4 + random.nextInt(longest), errorRatio));
    }

    /** Bad events come evenly, so that an error ratio near a limit is clearly on one side of it. */
    private GeneratedTraffic happen() {
        double owed = 0;
        for (int second = 0; second < END; second++) {
            int at = second;
            if (second > 0 && silences.stream().anyMatch(span -> span.holds(at))) {
                continue;
            }
            double errorRatio = faults.stream()
                    .filter(span -> span.holds(at))
                    .mapToDouble(Span::errorRatio)
                    .max()
                    .orElse(CALM);
            long events =
                    Math.round(perSecond * (1.5 - Math.cos(2 * Math.PI * second / DAY)) + 2 * random.nextDouble() - 1);
            owed += Math.max(0, events) * errorRatio;
            bad[second] = Math.min((long) owed, Math.max(0, events));
            good[second] = Math.max(0, events) - bad[second];
            owed -= bad[second];
        }
        return this;
    }

    /** The second after the last one in which something happened. */
    int end() {
        int end = END;
        while (good[end - 1] + bad[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** The first second in which something happened. */
    int begin() {
        int begin = 0;
        while (good[begin] + bad[begin] == 0) {
            begin++;
        }
        return begin;
    }

    Path asCounts(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("epoch_second,good,bad\n");
            for (int second = 0; second < END; second++) {
                if (good[second] + bad[second] > 0) {
                    out.write(START + second + "," + good[second] + "," + bad[second] + "\n");
                }
            }
        }
        return file;
    }

    /** An access log in a zone of its own, a little out of order; half of what is bad is slow, the rest fails. */
    Path asAccessLog(Path file) throws IOException {
        try (Writer out = new OutputStreamWriter(stream(file), StandardCharsets.UTF_8)) {
            List<String> held = new ArrayList<>();
            for (int second = 0; second < END; second++) {
                String time =
                        TIME.format(Instant.ofEpochSecond(START + second).atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
                for (long i = 0; i < good[second] + bad[second]; i++) {
                    held.add(line(time, i < bad[second]));
                }
                while (held.size() > 20) {
                    out.write(held.remove(random.nextInt(held.size())));
                }
            }
            for (String line : held) {
                out.write(line);
            }
        }
        return file;
    }

    private static OutputStream stream(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    }

    private String line(String time, boolean isBad) {
        boolean slow = isBad && random.nextBoolean();
        return "203.0.113.7 - alice [" + time + "] \"GET /cart?item=" + random.nextInt(1000) + " HTTP/1.1\" "
                + (isBad && !slow ? 503 : 200) + " 2326 \"-\" \"curl/8.5 (\\\"x\\\")\" "
                + (slow ? "0.301" : "0.300") + "\n";
    }
}
