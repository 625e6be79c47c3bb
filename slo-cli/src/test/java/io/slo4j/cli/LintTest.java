package io.slo4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
    private static final String GOOD =
            "version: slo4j/v1\nslos:\n  checkout: { objective: 99.9%, good: [com.shop.CardDeclined] }\n";

    private static final String WITH_PLUGIN = """
            version: prometheus/v1
            service: shop
            slos:
              - name: checkout
                objective: 99.9
                sli: { plugin: { id: availability } }
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void aFileWithoutFindingsIsSilentAndNothing() throws IOException {
        assertEquals(new CommandRun(0, "", ""), CommandRun.of("lint", file("good.yaml", GOOD)));
        assertEquals(new CommandRun(0, "", ""), CommandRun.withInput(GOOD, "lint", "--strict", "-"));
    }

    @Test
    void eachMistakeOfEachFileIsALineAndTheExitCodeIsOne() throws IOException {
        String one = file("one.yaml", "version: slo4j/v1\nslos:\n  a: { objective: 101% }\n  b: {}\n");
        String two = file("two.yaml", "version: prometheus/v1\nservice: shop\n");
        assertEquals(
                new CommandRun(
                        1,
                        one
                                + ":3:19: slos.a.objective: objective must be a ratio above 0 and below 1, such as 0.999, or a"
                                + " percentage above 0% and below 100%, such as \"99.9%\", but was \"101%\"\n"
                                + one + ":4:3: slos.b: objective must be given, such as 99.9%\n"
                                + two + ":1:1: slos must be given, such as slos: [{name: requests, objective: 99.9}]\n",
                        ""),
                CommandRun.of("lint", one, file("good.yaml", GOOD), two));
    }

    @Test
    void whatIsLeftOutIsSaidAndCountsIfStrict() throws IOException {
        String file = file("sloth.yaml", WITH_PLUGIN);
        String said =
                file + ":6:12: slos[0].sli.plugin: left out: the queries come from a plugin that runs in Sloth alone;"
                        + " the SLO counts what its process records\n";
        assertEquals(new CommandRun(0, said, ""), CommandRun.of("lint", file));
        assertEquals(new CommandRun(1, said, ""), CommandRun.of("lint", "--strict", file));
    }

    @Test
    void aFileThatCannotBeReadIsNoCleanFile() throws IOException {
        String absent = folder.resolve("absent.yaml").toString();
        String said = "lint: " + absent + " cannot be read: there is no such file\n";
        assertEquals(new CommandRun(3, "", said), CommandRun.of("lint", absent));
        assertEquals(new CommandRun(1, "", said), CommandRun.of("lint", absent, file("good.yaml", GOOD)));
    }

    @Test
    void filesMayReferToEachOtherAndADirectoryIsAllItsFiles() throws IOException {
        String slos = file("slos.yaml", "version: slo4j/v1\nslos: { a: { objective: 99%, budgetPolicy: careful } }\n");
        String policies = file(
                "policies.yaml",
                "version: slo4j/v1\nbudgetPolicies: { careful: { levels: [{ name: low }] } }\nslos: { a: { objective: 99% } }\n");

        assertEquals(
                new CommandRun(
                        1,
                        slos
                                + ":2:44: slos.a.budgetPolicy: budgetPolicy must be standard or none, but was \"careful\"\n",
                        ""),
                CommandRun.of("lint", slos));
        assertEquals(new CommandRun(0, "", ""), CommandRun.of("lint", slos, policies));
        assertEquals(new CommandRun(0, "", ""), CommandRun.of("lint", folder.toString()));
        assertEquals(
                new CommandRun(
                        1,
                        "",
                        slos + ":2:9: slos.a: names of SLOs must differ, but \"a\" is in " + policies + ":3 too\n"),
                CommandRun.of("convert", "--to", "slo4j", folder.toString()));
    }

    @Test
    void aDirectoryWithoutFilesCannotBeRead() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path link = empty.resolve("a.yaml");

        assertEquals(
                new CommandRun(
                        3, "", "lint: " + empty + " cannot be read: there is no file *.yaml, *.yml or *.json in it\n"),
                CommandRun.of("lint", empty.toString()));
        Files.createSymbolicLink(link, folder.resolve("gone"));
        assertEquals(
                new CommandRun(3, "", "lint: " + link + " cannot be read: there is no such file\n"),
                CommandRun.of("lint", empty.toString()));
    }

    @Test
    void theFormatCanBeSaid() {
        assertEquals(
                new CommandRun(1, "-:1:1: version must be given, such as version: slo4j/v1\n", ""),
                CommandRun.withInput("slos: { a: { objective: 99% } }", "lint", "-"));
        assertEquals(
                new CommandRun(0, "", ""),
                CommandRun.withInput(
                        WITH_PLUGIN
                                .replace("plugin: { id: availability }", "raw: { error_ratio_query: e }")
                                .replace("version: prometheus/v1\n", ""),
                        "lint",
                        "--from",
                        "sloth",
                        "-"));
    }

    @Test
    void withoutAFileItIsTwo() {
        assertEquals(new CommandRun(2, "", """
                        lint: a FILE must be named, or - for standard input
                        Usage: slo lint [--strict] [OPTIONS] FILE...|-
                        Try slo lint --help.
                        """), CommandRun.of("lint"));
    }

    @Test
    void aTerminalIsGivenNoOrders() {
        assertEquals(
                "-:3:3: slos.\\u001b[2J: objective must be given, such as 99.9%\n",
                CommandRun.withInput("version: slo4j/v1\nslos:\n  \"\\e[2J\": { hold: 2m }\n", "lint", "-")
                        .out());
    }
}
