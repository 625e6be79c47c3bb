package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.slo4j.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final long START = 1_772_323_200;

    @TempDir
    private Path folder;

    private Path report;

    /** A day and a half with half an hour of trouble, from a file with a name that a page might trip over. */
    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int second = 0; second < 130_000; second++) {
            boolean trouble = second >= 100_000 && second < 101_800;
            rows.append(START + second).append(trouble ? ",8,2\n" : ",10,0\n");
        }
        Path log = Files.writeString(folder.resolve("<!--<script>&amp;.csv"), rows);
        report = folder.resolve("report.html");
        CommandRun run = CommandRun.replay(
                "--objective", "99.9%", "--format", "counts", "--html", report.toString(), log.toString());
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void isOneFileThatAsksNobodyForMore() throws IOException {
        String page = Files.readString(report);
        assertTrue(page.length() < 400_000, page.length() + " characters");
        assertTrue(page.contains("content=\"default-src 'none'; script-src 'unsafe-inline'"), "its own policy");
        assertFalse(page.contains("{{"), "a hole");
        assertFalse(Pattern.compile("(?:src|href)=|url\\(|@import|fetch\\(|XMLHttpRequest|import\\(")
                .matcher(page)
                .find());
        assertEquals(3, page.split("</script>", -1).length - 1, "nothing in the data may end its element");
    }

    @Test
    void showsInABrowserWhatHappened() throws Exception {
        String page = Browser.in(folder).dom(report.toUri());
        assertText(page, "title", "99.9% over 30d");
        assertText(
                page,
                "subtitle",
                "2026-03-01 00:00:00 to 2026-03-02 12:06:39 UTC. Bad: as counted. " + folder
                        + "/&lt;!--&lt;script&gt;&amp;amp;.csv");
        assertText(page, "events", "1,300,000");
        assertText(page, "events-note", "3,600 bad, in 1d 12h");
        assertText(page, "error-ratio", "0.277%");
        assertText(page, "fired", "3");
        assertText(page, "fired-note", "2 pages, 1 ticket");
        assertEquals(6, occurrences(page, "<canvas"), "three rules, budget, traffic and analysis");
        assertTrue(
                page.contains("<span class=\"severity page\">page</span> 14.4x 1h/5m</th>" + "<td>2026-03-02 03:51:"),
                page);
        assertTrue(page.contains("<td><b>51.84s</b> (2%)</td>"), page);
        assertTrue(page.contains("<tr class=\"sensible\"><th scope=\"row\">99%</th>"), page);
    }

    @Test
    void showsRulesOfEveryKind() throws Exception {
        String page = withPolicy("""
            rules:
              - {severity: page, factor: 14.4, longWindow: 1h, shortWindow: 5m}
              - {severity: ticket, budget: below 90%}
              - {severity: info, traffic: above 9/s, window: 10m}
            """);
        assertEquals(6, occurrences(page, "<canvas"), "three rules, budget, traffic and analysis");
        assertText(page, "fired-note", "1 page, 1 ticket, 1 for information");
        assertText(
                page,
                "kinds",
                "A burn-rate rule judges the window that burns less; thin lines show what was seen in both. To the right are"
                        + " the burn rates, of which 1x spends exactly the budget in exactly the period. Less is judged than was"
                        + " seen where a part of a window lies before the log and counts as good, which --observed-only does away"
                        + " with; after the last bad event; and where so few bad events may be chance. A budget rule judges how much of the budget is gone, and its limit is how much may be."
                        + " A traffic rule judges the events of its window; where they must not be fewer than its limit, the"
                        + " limit is divided by them.");
        assertText(
                page,
                "not-analysed",
                "Not in it, because a constant error ratio does not decide when they fire: ticket budget below 90%,"
                        + " info above 9/s in 10m.");
        assertTrue(
                page.contains("<span class=\"severity info\">info</span> above 9/s in 10m</th><td>2026-03-01"
                        + " 00:09:00</td><td>still firing</td><td>1d 12h</td><td>10/s</td>"),
                page);
        assertTrue(page.contains("<td>86.1% left</td></tr>"), page);
    }

    @Test
    void drawsWhatWasUsualWhereARuleIsAboutThat() throws Exception {
        String without = Browser.in(folder).dom(report.toUri());
        assertTrue(without.contains("<section class=\"card usual\" hidden=\"\">"), without);
        String page = withPolicy("rules: [{severity: page, traffic: below 50% of usual, window: 30m}]");
        assertEquals(4, occurrences(page, "<canvas"), "one rule, budget, traffic and error ratio");
        assertTrue(page.contains("<section class=\"card usual\">"), page);
        assertEquals(2, occurrences(page, "--usual-key);\"></i>usual</span>"), "in two legends");
        assertText(
                page,
                "kinds",
                "A rule about usual traffic judges the events of its window beside what is usual at this hour of the week,"
                        + " once that is known of three weeks.");
        assertText(
                page,
                "not-analysed",
                "Not in it, because a constant error ratio does not decide when they fire: page below 50% of usual in 30m.");
    }

    @Test
    void aPolicyWithoutBurnRatesHasNothingToAnalyse() throws Exception {
        String page = withPolicy("rules: [{severity: page, traffic: silence, window: 10m}]");
        assertEquals(3, occurrences(page, "<canvas"), "one rule, budget and traffic");
        assertTrue(page.contains("<div id=\"analysed\" hidden=\"\">"), page);
        assertText(page, "fired-note", "nobody would have been called");
    }

    @Test
    void silenceIsReportedWithoutAdvice() throws Exception {
        Files.writeString(folder.resolve("<!--<script>&amp;.csv"), START + ",0,0\n" + (START + 9000) + ",0,0\n");
        String page = withPolicy("rules: [{severity: page, traffic: silence, window: 10m}]");
        assertText(page, "fired-note", "1 page, 0 tickets");
        assertTrue(page.contains("id=\"advised\" hidden=\"\">"), page);
        assertTrue(page.contains("<td>2h 20m</td><td>0/s</td>"), page);
    }

    @Test
    void saysHowTheLogsWereReadWhereThatMatters() throws Exception {
        assertTrue(Browser.in(folder).dom(report.toUri()).contains("id=\"reading\" hidden=\"\">"));

        StringBuilder lines = new StringBuilder();
        for (int second = 0; second < 60; second++) {
            String time = second == 30 ? "01/Jan/2036:00:00:00" : "01/Mar/2026:00:00:%02d".formatted(second);
            lines.append("10.0.0.1 - - [" + time + " +0000] \"GET / HTTP/1.1\" 200 17 \"-\" \"curl\" 0.042\n");
        }
        Path log = Files.writeString(folder.resolve("<b>.log"), lines);
        CommandRun run = CommandRun.replay(
                "--objective", "99.9%", "--latency", "300ms", "--html", report.toString(), log.toString());
        assertEquals(0, run.code(), run.err());
        String page = Browser.in(folder).dom(report.toUri());
        assertTrue(page.contains("id=\"reading\">"), page);
        assertTrue(
                page.contains(
                        "<ul id=\"read\"><li>the last field was taken for the time that a request took, in seconds:"
                                + " 0.042 is 42ms</li><li>1 line with a wrong clock was set aside:<ul class=\"small\"><li>"
                                + folder
                                + "/&lt;b&gt;.log, line 31 says 2036-01-01 00:00:00, its neighbours 2026-03-01"
                                + " 00:00:29</li></ul></li></ul>"),
                page);
    }

    private String withPolicy(String policy) throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), policy);
        CommandRun run = CommandRun.replay(
                "--objective",
                "99.9%",
                "--format",
                "counts",
                "--policy",
                file.toString(),
                "--html",
                report.toString(),
                folder.resolve("<!--<script>&amp;.csv").toString());
        assertEquals(0, run.code(), run.err());
        return Browser.in(folder).dom(report.toUri());
    }

    @Test
    void goesOnPaper() throws Exception {
        assertTrue(Files.size(Browser.in(folder).pdf(report.toUri())) > 20_000);
    }

    @Test
    void fitsAPhone() throws Exception {
        Path frame = Files.writeString(folder.resolve("phone.html"), """
            <iframe id="frame" src="report.html" style="width:390px;height:844px;border:0"></iframe>
            <p id="inside"></p>
            <script>
              onmessage = (said) => document.getElementById("inside").textContent = said.data;
            </script>
            """);
        // A page of another file may not be measured from outside, so it measures itself.
        Files.writeString(
                report,
                Files.readString(report)
                        .replace(
                                "</body>",
                                "<script>const root = document.documentElement;"
                                        + "parent.postMessage(root.scrollWidth + \" of \" + root.clientWidth, \"*\");"
                                        + "</script></body>"));
        assertText(Browser.in(folder).dom(frame.toUri()), "inside", "390 of 390");
    }

    private static void assertText(String page, String id, String text) {
        assertTrue(
                Pattern.compile(" id=\"" + id + "\"[^>]*>" + Pattern.quote(text) + "<")
                        .matcher(page)
                        .find(),
                () -> id + " must be " + text + " in " + page.replaceAll("(?s)<script.*?</script>", ""));
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
