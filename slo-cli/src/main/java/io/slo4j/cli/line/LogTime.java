package io.slo4j.cli.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The time of an access log, {@code 10/Oct/2000:13:55:36 -0700}. Neighbouring lines are of the same day and zone, so the
 * text of the last day and zone is kept, and only the time of day is computed.
 */
final class LogTime {
    /** The length of the text. */
    static final int LENGTH = 26;

    /** The result of {@link #second} for a text that is no time. */
    static final long NONE = Long.MIN_VALUE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final long DAY = 86_400;

    /* The bytes "10/Oct/2", "000:" and "-070" of the day below, and the last "0". */
    private long dayText;
    private int yearText;
    private int zoneText;
    private byte zoneEnd;
    private long midnight = NONE;

    /** The second since the epoch at a place, or {@link #NONE}. */
    long second(byte[] bytes, int from, int to) {
        if (to - from < LENGTH
                || bytes[from + 11] != ':'
                || bytes[from + 14] != ':'
                || bytes[from + 17] != ':'
                || bytes[from + 20] != ' ') {
            return NONE;
        }
        long start = midnight(bytes, from);
        int hour = twoDigits(bytes, from + 12);
        int minute = twoDigits(bytes, from + 15);
        int second = twoDigits(bytes, from + 18);
        if (start == NONE || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return NONE;
        }
        return start + 3600L * hour + 60L * minute + second;
    }

    /** When the day began in its zone. */
    private long midnight(byte[] bytes, int from) {
        long day = (long) LONGS.get(bytes, from);
        int year = (int) INTS.get(bytes, from + 8);
        int zone = (int) INTS.get(bytes, from + 21);
        byte end = bytes[from + 25];
        if (day != dayText || year != yearText || zone != zoneText || end != zoneEnd || midnight == NONE) {
            dayText = day;
            yearText = year;
            zoneText = zone;
            zoneEnd = end;
            midnight = parseMidnight(bytes, from);
        }
        return midnight;
    }

    private static long parseMidnight(byte[] bytes, int from) {
        int month = month(bytes, from + 3);
        int year = 100 * twoDigits(bytes, from + 7) + twoDigits(bytes, from + 9);
        int offset = 3600 * twoDigits(bytes, from + 22) + 60 * twoDigits(bytes, from + 24);
        byte sign = bytes[from + 21];
        boolean shaped = bytes[from + 2] == '/' && bytes[from + 6] == '/' && (sign == '+' || sign == '-');
        if (!shaped || month < 1 || year < 1970 || offset < 0 || offset > DAY) {
            return NONE;
        }
        try {
            long day = LocalDate.of(year, month, twoDigits(bytes, from)).toEpochDay();
            return DAY * day - (sign == '+' ? offset : -offset);
        } catch (DateTimeException noSuchDay) {
            return NONE;
        }
    }

    private static int month(byte[] bytes, int at) {
        for (int i = 0; i < 12; i++) {
            if (MONTHS.charAt(3 * i) == bytes[at]
                    && MONTHS.charAt(3 * i + 1) == bytes[at + 1]
                    && MONTHS.charAt(3 * i + 2) == bytes[at + 2]) {
                return i + 1;
            }
        }
        return 0;
    }

    /** A number of two digits, or a number far below zero if there is none. */
    private static int twoDigits(byte[] bytes, int at) {
        byte tens = bytes[at];
        byte ones = bytes[at + 1];
        return Digits.isDigit(tens) && Digits.isDigit(ones) ? 10 * (tens - '0') + (ones - '0') : -10_000;
    }
}
