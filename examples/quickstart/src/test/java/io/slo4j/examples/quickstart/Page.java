package io.slo4j.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of Markdown. */
record Page(Path file, String text) {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Pattern JAVA = Pattern.compile(
            "(<!-- names -->\n)?^```java\n(.*?)^```\n(?:\n<!-- prints -->\n```text\n(.*?)^```\n)?",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile("^ *(```|~~~).*$", Pattern.MULTILINE);

    static Page of(String name) {
        try {
            Path file = ROOT.resolve(name);
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page readme() {
        return of("README.md");
    }

    /** The guides: the pages in docs/. */
    static List<Page> guides() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            return files.map(file -> ROOT.relativize(file).toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        }
    }

    /** The README, and then the guides. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(readme()));
        pages.addAll(guides());
        return pages;
    }

    /** The name within the repository, such as {@code docs/notifications.md}. */
    String name() {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** The blocks of Java, in their order. The one of the names that all blocks use is among them. */
    List<JavaBlock> javaBlocks() {
        List<MatchResult> found = JAVA.matcher(text).results().toList();
        List<JavaBlock> blocks = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            MatchResult block = found.get(i);
            boolean names = block.group(1) != null;
            String type = names ? JavaBlock.NAMES : typeName() + "Block" + (i + 1);
            blocks.add(new JavaBlock(type, names, block.group(2), block.group(3)));
        }
        return blocks;
    }

    private String typeName() {
        String plain = file.getFileName().toString().replace(".md", "").replace("-", "");
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** The lines that begin or end a block, such as {@code ```java}. */
    List<String> fences() {
        return FENCE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The page without its blocks. */
    String prose() {
        StringBuilder prose = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("```")) {
                inside = !inside;
            } else if (!inside) {
                prose.append(line).append('\n');
            }
        }
        return prose.toString();
    }
}
