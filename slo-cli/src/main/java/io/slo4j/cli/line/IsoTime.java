package io.slo4j.cli.line;

/**
 * An instant of ISO 8601 with its zone: {@code 2026-03-01T13:55:36.123+01:00}, a blank in place of the T or before the zone,
 * {@code Z} or {@code UTC} for none.
 */
final class IsoTime {
    private static final int SHORTEST = 19;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private IsoTime() {}

    /** Whether it begins as a date does; then {@link #second} says what there is to say of it. */
    static boolean begins(byte[] bytes, int from, int to) {
        return to - from >= 10 && bytes[from + 4] == '-' && bytes[from + 7] == '-';
    }

    /** Whether it is a date and a time of day, and nothing more. */
    static boolean lacksZone(byte[] bytes, int from, int to) {
        return to - from >= SHORTEST && zone(bytes, from, to) == to && local(bytes, from) != LogTime.NONE;
    }

    /** The second since the epoch, a part of it cut off; {@link LogTime#NONE} if it is no such text. */
    static long second(byte[] bytes, int from, int to) {
        if (to - from < SHORTEST) {
            return LogTime.NONE;
        }
        int zone = zone(bytes, from, to);
        long local = local(bytes, from);
        long offset = offset(bytes, zone, to);
        return local == LogTime.NONE || offset == LogTime.NONE ? LogTime.NONE : local - offset;
    }

    private static long local(byte[] bytes, int from) {
        byte between = bytes[from + 10];
        boolean shaped = bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && (between == 'T' || between == 't' || between == ' ')
                && bytes[from + 13] == ':'
                && bytes[from + 16] == ':';
        int year = (int) Digits.parse(bytes, from, from + 4);
        int month = (int) Digits.parse(bytes, from + 5, from + 7);
        int day = (int) Digits.parse(bytes, from + 8, from + 10);
        int hour = (int) Digits.parse(bytes, from + 11, from + 13);
        int minute = (int) Digits.parse(bytes, from + 14, from + 16);
        int second = (int) Digits.parse(bytes, from + 17, from + 19);
        boolean time = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60;
        if (!shaped || !time || year < 1970 || month < 1 || month > 12 || day < 1 || day > length(year, month)) {
            return LogTime.NONE;
        }
        long days = 365L * (year - 1970)
                + leapYearsBefore(year)
                - leapYearsBefore(1970)
                + DAYS_BEFORE[month - 1]
                + (month > 2 && leap(year) ? 1 : 0)
                + day
                - 1;
        return 86_400 * days + 3600L * hour + 60L * minute + second;
    }

    private static int length(int year, int month) {
        return DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (month == 2 && leap(year) ? 1 : 0);
    }

    private static boolean leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static int leapYearsBefore(int year) {
        int last = year - 1;
        return last / 4 - last / 100 + last / 400;
    }

    /** Where the zone begins, after the seconds, a part of one and blanks. */
    private static int zone(byte[] bytes, int from, int to) {
        int at = from + SHORTEST;
        if (at + 1 < to && (bytes[at] == '.' || bytes[at] == ',') && Digits.isDigit(bytes[at + 1])) {
            at++;
            while (at < to && Digits.isDigit(bytes[at])) {
                at++;
            }
        }
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static long offset(byte[] bytes, int at, int to) {
        int length = to - at;
        boolean zulu = length == 1 && (bytes[at] == 'Z' || bytes[at] == 'z');
        boolean named = Bytes.startWith(bytes, at, to, "UTC") || Bytes.startWith(bytes, at, to, "GMT");
        if (zulu || (length == 3 && named)) {
            return 0;
        }
        if (length < 3 || length > 6 || (bytes[at] != '+' && bytes[at] != '-')) {
            return LogTime.NONE;
        }
        long hours = Digits.parse(bytes, at + 1, at + 3);
        int rest = length > 3 && bytes[at + 3] == ':' ? at + 4 : at + 3;
        long minutes = length == 3 ? 0 : Digits.parse(bytes, rest, to);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || (length > 3 && to - rest != 2)) {
            return LogTime.NONE;
        }
        long offset = 3600 * hours + 60 * minutes;
        return bytes[at] == '+' ? offset : -offset;
    }
}
