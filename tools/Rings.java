import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Prints the shape of a compiled module: its class rings, its public and hidden types, and the length of its files.
 *
 * <p>Run it from the root of the project, after a build: {@code java tools/Rings.java slo-core}. With two limits,
 * {@code java tools/Rings.java slo-core 8 15}, the exit status is 1 when the largest ring has more than 8 classes or more than
 * 15 % of the files are in rings.
 *
 * <p>A ring is a set of classes each of which uses every other one, directly or through others, so that none of them can be read,
 * tested or moved alone. Nested classes count as the class that holds them. Who uses whom is what the JDK's jdeps says.
 *
 * <p>Three kinds of ring are one thing in several files, and stay:
 *
 * <ul>
 *   <li>a builder with its product, and with the class that puts the product into words: {@code Alert}, {@code AlertBuilder},
 *       {@code Summary};
 *   <li>a sealed family: its members know the type that permits them, and it knows them, as in {@code PeriodStarts};
 *   <li>an interface with the hidden class that its static factory makes, which users never name:
 *       {@code SnapshotStore.directory(..)} with {@code DirectoryStore}, {@code SloClock.system()} with {@code SystemClock}.
 * </ul>
 *
 * <p>Any other ring is two jobs in one class.
 */
public final class Rings {
    private static final String FRONT_DOOR = "io.slo4j";
    private static final String INTERNAL = "io.slo4j.internal";

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 && arguments.length != 3) {
            System.err.println("java tools/Rings.java <module> [<classes in the largest ring> <percent of files in rings>]");
            System.exit(2);
        }
        Path module = Path.of(arguments[0]);
        SortedMap<String, SortedSet<String>> uses = uses(module.resolve("target/classes/io"));
        List<List<String>> rings = new Search(uses).rings();
        int largest = rings.stream().mapToInt(List::size).max().orElse(0);
        int inRings = rings.stream().mapToInt(List::size).sum();
        double percent = 100.0 * inRings / uses.size();

        line("top-level classes", uses.size());
        line("largest ring", largest);
        line("files in rings", "%d (%.1f %%)".formatted(inRings, percent));
        rings.forEach(ring -> line("  ring of " + ring.size(), String.join(", ", ring)));
        printFiles(SourceFile.under(module.resolve("src/main/java")));

        if (arguments.length == 3) {
            int atMost = Integer.parseInt(arguments[1]);
            double atMostPercent = Double.parseDouble(arguments[2]);
            if (largest > atMost || percent > atMostPercent) {
                System.err.printf(
                        "the largest ring must have at most %d classes and rings at most %s %% of the files, but were %d and %.1f %%%n",
                        atMost, arguments[2], largest, percent);
                System.exit(1);
            }
        }
    }

    private static void printFiles(List<SourceFile> files) {
        List<String> hidden = files.stream()
                .filter(file -> file.packageName().equals(FRONT_DOOR) && !file.isPublic())
                .map(SourceFile::type)
                .toList();
        long inFrontDoor = files.stream()
                .filter(file -> file.packageName().equals(FRONT_DOOR))
                .count();
        line("hidden in " + FRONT_DOOR, hidden.size() + " of " + inFrontDoor + ": " + String.join(", ", hidden));
        line(
                "public, not internal",
                files.stream()
                        .filter(file -> file.isPublic() && !file.packageName().startsWith(INTERNAL))
                        .count());
        List<SourceFile> byLength =
                files.stream().sorted(Comparator.comparingInt(SourceFile::lines)).toList();
        SourceFile longest = byLength.get(byLength.size() - 1);
        line("longest file", longest.lines() + " lines, " + longest.type());
        line("median file", byLength.get(byLength.size() / 2).lines() + " lines");
    }

    private static void line(String what, Object value) {
        System.out.printf("%-22s%s%n", what, value);
    }

    /** Each top-level class, and the other top-level classes of the module that it uses. */
    private static SortedMap<String, SortedSet<String>> uses(Path classes) {
        if (!Files.isDirectory(classes)) {
            throw new IllegalArgumentException("the module must have been compiled, but there is no " + classes);
        }
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new IllegalStateException("jdeps is part of a JDK, not of a JRE"))
                .run(writer, writer, "-verbose:class", "-filter:none", classes.toString());
        if (status != 0) {
            throw new IllegalStateException("jdeps: " + output);
        }
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        output.toString().lines().filter(line -> line.startsWith("   ")).forEach(line -> {
            String[] words = line.strip().split("\\s+"); // user -> used, and where that is
            uses.computeIfAbsent(topLevel(words[0]), user -> new TreeSet<>()).add(topLevel(words[2]));
        });
        uses.keySet().removeIf(user -> user.endsWith("-info"));
        uses.forEach((user, used) -> {
            used.retainAll(uses.keySet());
            used.remove(user);
        });
        return uses;
    }

    private static String topLevel(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }

    /** A file of a module's sources. */
    private record SourceFile(String packageName, String type, boolean isPublic, int lines) {
        static List<SourceFile> under(Path root) throws IOException {
            List<SourceFile> files = new ArrayList<>();
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(p -> p.toString().endsWith(".java") && !p.toString().endsWith("-info.java"))
                        .sorted()
                        .toList()) {
                    files.add(read(root, path));
                }
            }
            return files;
        }

        private static SourceFile read(Path root, Path path) throws IOException {
            String text = Files.readString(path);
            String type = path.getFileName().toString().replace(".java", "");
            String packageName = root.relativize(path.getParent()).toString().replace(path.getFileSystem().getSeparator(), ".");
            boolean isPublic = Pattern.compile("^public (?:[a-z-]+ )*@?(?:class|interface|enum|record) " + type + "\\b", Pattern.MULTILINE)
                    .matcher(text)
                    .find();
            return new SourceFile(packageName, type, isPublic, (int) text.lines().count());
        }
    }

    /** Strongly connected components, by Tarjan's algorithm. */
    private static final class Search {
        private final Map<String, SortedSet<String>> uses;
        private final Map<String, Integer> order = new HashMap<>();
        private final Map<String, Integer> earliestReached = new HashMap<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final List<List<String>> rings = new ArrayList<>();

        Search(Map<String, SortedSet<String>> uses) {
            this.uses = uses;
        }

        /** The components of two classes and more, the largest first. */
        List<List<String>> rings() {
            for (String start : uses.keySet()) {
                if (!order.containsKey(start)) {
                    visit(start);
                }
            }
            rings.sort(Comparator.<List<String>>comparingInt(List::size).reversed().thenComparing(ring -> ring.get(0)));
            return rings;
        }

        private void visit(String user) {
            int place = order.size();
            order.put(user, place);
            earliestReached.put(user, place);
            open.push(user);
            for (String used : uses.get(user)) {
                if (!order.containsKey(used)) {
                    visit(used);
                    earliestReached.merge(user, earliestReached.get(used), Math::min);
                } else if (open.contains(used)) {
                    earliestReached.merge(user, order.get(used), Math::min);
                }
            }
            if (earliestReached.get(user) == place) {
                List<String> ring = new ArrayList<>();
                String member;
                do {
                    member = open.pop();
                    ring.add(member.substring(member.lastIndexOf('.') + 1));
                } while (!member.equals(user));
                if (ring.size() > 1) {
                    ring.sort(null);
                    rings.add(ring);
                }
            }
        }
    }
}
