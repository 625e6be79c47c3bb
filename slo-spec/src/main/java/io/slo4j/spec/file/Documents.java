package io.slo4j.spec.file;

import io.slo4j.spec.file.SpecFinding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The YAML or JSON documents of a text. A text that is not well-formed has none, and a finding says why. */
final class Documents {
    /* The library descends by recursion. */
    private static final int DEEPEST = 50;

    private final LoadSettings settings;
    private final String text;
    private final Findings findings;

    private Documents(String text, Findings findings) {
        this.settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setAllowNonScalarKeys(true)
                .build();
        this.text = text;
        this.findings = findings;
    }

    /** Its documents, without empty ones. */
    static List<Element> of(String text, Findings findings) {
        return new Documents(text, findings).read();
    }

    private List<Element> read() {
        try {
            if (!isShallow()) {
                return List.of();
            }
            List<Element> documents = new ArrayList<>();
            for (Composer roots = new Composer(settings, parser()); roots.hasNext(); ) {
                Node root = roots.next();
                if (!root.getTag().equals(Tag.NULL)) {
                    documents.add(new Element(null, root, "", findings));
                }
            }
            Structure structure = new Structure(findings);
            return documents.stream().allMatch(structure::isSound) ? documents : List.of();
        } catch (MarkedYamlEngineException e) {
            findings.add(Kind.MISTAKE, e.getProblemMark(), "", problem(e));
        } catch (ReaderException e) {
            strangeCharacter(e);
        } catch (YamlVersionException e) {
            findings.at(
                    Kind.MISTAKE,
                    1,
                    1,
                    "",
                    "%YAML must be 1.1 or 1.2, but was " + e.getSpecVersion().getMajor() + "."
                            + e.getSpecVersion().getMinor());
        } catch (YamlEngineException e) {
            findings.at(Kind.MISTAKE, 1, 1, "", "cannot be read as YAML: " + e.getMessage());
        }
        return List.of();
    }

    /* Of a package that the module of the library exports, as its package for this use is not. */
    private ParserImpl parser() {
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        if (problem.contains("(TAB)")) {
            return "indentation must be made of spaces, but had a tab";
        }
        return "cannot be read as YAML: "
                + (e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext() + ", ") + problem;
    }

    private void strangeCharacter(ReaderException e) {
        String before = text.substring(
                0, text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))));
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        findings.at(
                Kind.MISTAKE,
                line,
                before.length() - before.lastIndexOf('\n'),
                "",
                "characters must be printable, but one was " + String.format("U+%04X", e.getCodePoint()));
    }

    private boolean isShallow() {
        int depth = 0;
        for (ParserImpl events = parser(); events.hasNext(); ) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                findings.add(
                        Kind.MISTAKE,
                        Optional.of(event).flatMap(Event::getStartMark),
                        "",
                        "values must be nested at most " + DEEPEST + " deep, but were deeper");
                return false;
            }
        }
        return true;
    }
}
