package io.slo4j.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds, or a date in one of the three forms of RFC 9110, section 5.6.7. */
final class RetryAfter {
    private static final Duration LONG = Duration.ofDays(36_500);
    private static final int MOST_DIGITS = 9;
    private static final int YEARS_AHEAD = 50;

    private static final DateTimeFormatter ASCTIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("MMM d HH:mm:ss yyyy")
            .toFormatter(Locale.ROOT);

    private RetryAfter() {}

    /** How long to wait, from now on; null if it says nothing that can be understood. */
    static @Nullable Duration of(String header, Instant now) {
        String said = header.strip();
        if (said.matches("\\d+")) {
            String seconds = said.replaceFirst("^0+(?=.)", "");
            return seconds.length() > MOST_DIGITS ? LONG : Duration.ofSeconds(Long.parseLong(seconds));
        }
        try {
            Duration wait = Duration.between(now, date(said, now));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /* The day of the week says nothing that the date does not. */
    private static Instant date(String said, Instant now) {
        String date = said.replaceFirst("^\\p{Alpha}+,? +", "").replaceAll(" +", " ");
        if (date.matches("\\d+-.*")) {
            return LocalDateTime.parse(date, rfc850(now)).toInstant(ZoneOffset.UTC);
        }
        if (date.matches("\\p{Alpha}.*")) {
            return LocalDateTime.parse(date, ASCTIME).toInstant(ZoneOffset.UTC);
        }
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /* A year of two digits that would be more than 50 years ahead is one of the past. */
    private static DateTimeFormatter rfc850(Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear();
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("d-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, year + YEARS_AHEAD - 99)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ROOT);
    }
}
