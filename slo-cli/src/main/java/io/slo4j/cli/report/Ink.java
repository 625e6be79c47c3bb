package io.slo4j.cli.report;

import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours of a terminal; none where the output is not one. */
public final class Ink {
    private final Ansi ansi;

    public Ink(Ansi ansi) {
        this.ansi = ansi;
    }

    String bold(String text) {
        return styled(text, Style.bold);
    }

    String faint(String text) {
        return styled(text, Style.faint);
    }

    String green(String text) {
        return styled(text, Style.fg_green);
    }

    String yellow(String text) {
        return styled(text, Style.fg_yellow);
    }

    String red(String text) {
        return styled(text, Style.fg_red);
    }

    /* Reset, because what ends bold in some terminals begins an underline in others. */
    private String styled(String text, Style style) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }

    /** A share as a bar of so many places. */
    public static String bar(double share, int places) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * places);
        return "█".repeat(filled) + "░".repeat(places - filled);
    }

    /** A ratio as a percentage: more digits where it is small. */
    public static String percent(double ratio) {
        double percent = 100 * ratio;
        double size = Math.abs(percent);
        String format = size == 0 || size >= 10 ? "%.1f%%" : size >= 0.1 ? "%.2f%%" : "%.4f%%";
        return String.format(Locale.ROOT, format, percent);
    }

    public static String times(double burnRate) {
        return String.format(Locale.ROOT, burnRate >= 100 ? "%.0fx" : burnRate >= 10 ? "%.1fx" : "%.2fx", burnRate);
    }

    /** Events a second, to three digits; 0/s only when there are none. */
    public static String perSecond(double events) {
        String format = events >= 100 || events == 0 ? "%,.0f/s" : events >= 10 ? "%.1f/s" : "%.2f/s";
        return events > 0 && events < 0.01 ? "<0.01/s" : String.format(Locale.ROOT, format, events);
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
