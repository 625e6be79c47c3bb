package io.slo4j.cli.report;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours of a terminal; none where the output is not one. */
public final class Colours {
    private final Ansi ansi;

    public Colours(Ansi ansi) {
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
}
