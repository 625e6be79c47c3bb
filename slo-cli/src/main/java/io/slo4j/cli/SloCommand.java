package io.slo4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command without a subcommand: prints the help. */
@Command(
        name = "slo",
        customSynopsis = "slo COMMAND [OPTIONS]",
        description = {
            "Shows what SLO alerts would do before they wake anybody, on the logs you have;",
            "checks files of SLOs, and makes of them what the engine of your fleet reads."
        },
        sortOptions = false,
        optionListHeading = "%n",
        versionProvider = SloCommand.Version.class,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples; slo stands for java -jar slo.jar:%n",
        footer = {
            "  slo replay --objective 99.9%% --html report.html /var/log/nginx/access.log*",
            "  slo analyse --objective 99.9%% --policy sloth",
            "  slo advise /var/log/nginx/access.log*",
            "  slo lint --strict slos.yaml",
            "  slo convert --to openslo slos.yaml",
            "  slo rules slos.yaml > rules.yml",
            "  slo dashboard slos.yaml > dashboard.json",
            "  slo test-alert --slo checkout http://alertmanager:9093",
            "",
            "slo COMMAND --help lists the options of a command."
        })
final class SloCommand extends HelpedCommand implements Runnable {
    @Option(names = "--version", versionHelp = true, order = Integer.MAX_VALUE, description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Parameters(hidden = true, arity = "0..*")
    private List<String> unknown = List.of();

    @Override
    public void run() {
        List<String> known = List.copyOf(spec().subcommands().keySet());
        throw refused("the command must be " + String.join(", ", known.subList(0, known.size() - 1)) + " or "
                + known.get(known.size() - 1) + ", but was "
                + (unknown.isEmpty() ? "missing" : '"' + unknown.get(0) + '"'));
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (@Nullable InputStream in = SloCommand.class.getResourceAsStream("slo.properties")) {
                properties.load(in);
            }
            return new String[] {"slo " + properties.getProperty("version")};
        }
    }
}
