package io.slo4j.examples.quickstart;

import java.util.stream.Collectors;

/**
 * A block of Java on a page.
 *
 * @param type the name of the class that is made of it
 * @param declaresNames whether it declares the names that all other blocks use
 * @param code what the page shows
 * @param prints what the page says that it prints; null if it says nothing
 */
record JavaBlock(String type, boolean declaresNames, String code, String prints) {
    static final String NAMES = "Shop";

    /** A class whose method {@code show()} does what the block does. It has the imports that the block shows, and no others. */
    String source() {
        return declaresNames ? code : source(code, "");
    }

    /** The same with other code, which is followed by more. */
    String source(String replaced, String then) {
        return """
                %s
                class %s extends %s {
                    void show() throws Throwable {
                %s
                %s
                    }
                }
                """.formatted(lines(replaced, true), type, NAMES, lines(replaced, false), then);
    }

    private static String lines(String code, boolean imports) {
        return code.lines()
                .filter(line -> line.startsWith("import ") == imports)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return type;
    }
}
