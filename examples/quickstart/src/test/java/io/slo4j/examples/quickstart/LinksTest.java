package io.slo4j.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links from page to page lead to something. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    /* A longer page than this does not fit on a screen or two. */
    private static final int SHORT = 60;

    @Test
    void everyRelativeLinkAndAnchorIsThere() throws IOException {
        List<Page> pages = new ArrayList<>(Page.all());
        Stream.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
                .map(Page::of)
                .forEach(pages::add);

        List<String> links = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            for (String link : links(page.prose())) {
                links.add(link);
                if (!leadsSomewhere(page, link)) {
                    broken.add(page.name() + ": " + link);
                }
            }
        }

        assertTrue(links.size() > 50, "links: " + links.size());
        assertEquals(List.of(), broken);
    }

    @Test
    void aLongGuideHasATableOfItsSections() throws IOException {
        for (Page guide : Page.guides()) {
            if (guide.text().lines().count() > SHORT) {
                List<String> sections = HEADING.matcher(guide.prose())
                        .results()
                        .filter(heading -> heading.group().startsWith("## "))
                        .map(heading -> "#" + anchor(heading.group(1)))
                        .toList();
                List<String> table = Pattern.compile("^- \\[.*?\\]\\((#.*?)\\)$", Pattern.MULTILINE)
                        .matcher(guide.prose())
                        .results()
                        .map(entry -> entry.group(1))
                        .toList();
                assertEquals(sections, table, guide.name());
            }
        }
    }

    private static List<String> links(String prose) {
        return LINK.matcher(prose)
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.matches("https?://.*"))
                .toList();
    }

    private static boolean leadsSomewhere(Page page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(Files.readString(target)).contains(link.substring(hash + 1));
    }

    private static List<String> anchors(String markdown) {
        return HEADING.matcher(markdown)
                .results()
                .map(heading -> anchor(heading.group(1)))
                .toList();
    }

    /* As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
