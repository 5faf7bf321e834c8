package dev.seedbed.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Code in a page that says {@code <!-- file#region -->} above it is that region of that file, which
 * is compiled and run; and every link leads somewhere.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern QUOTED =
      Pattern.compile(
          "<!-- (?<file>\\S+)#(?<region>\\w+) -->\\n```\\w+\\n(?<code>.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?<target>[^)#:\\s]+)(#[^)]*)?\\)");

  @Test
  void code_is_taken_from_what_is_compiled() throws IOException {
    int blocks = 0;
    for (Path page : pages()) {
      Matcher quoted = QUOTED.matcher(Files.readString(page));
      while (quoted.find()) {
        blocks++;
        Path source = ROOT.resolve(quoted.group("file"));
        assertThat(quoted.group("code"))
            .as("%s quotes %s", page, source)
            .isEqualTo(region(source, quoted.group("region")));
      }
    }
    assertThat(blocks).as("code blocks that name their source").isPositive();
  }

  @Test
  void the_readme_shows_a_test_of_fifteen_lines() throws IOException {
    Matcher quoted = QUOTED.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(quoted.find()).isTrue();
    assertThat(quoted.group("code").lines().count()).isLessThanOrEqualTo(15);
  }

  @Test
  void links_lead_to_files_that_are_there() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group("target")))) {
          broken.add(ROOT.relativize(page) + ": " + link.group("target"));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    // How deep to look: the pages on rules have a folder of their own, and so has each sample.
    for (var folder : Map.of("", 1, "docs", 2, "samples", 2).entrySet()) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder.getKey()), folder.getValue())) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }

  /** The lines between {@code tag::region[]} and {@code end::region[]}, all such parts joined. */
  private static String region(Path source, String region) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(source)) {
      if (line.strip().equals("// tag::" + region + "[]")) {
        inside = true;
      } else if (line.strip().equals("// end::" + region + "[]")) {
        inside = false;
      } else if (inside) {
        lines.add(line + "\n");
      }
    }
    // A blank line before a gap would stand alone in front of the closing brace.
    String text = lines.stream().collect(Collectors.joining()).replace("\n\n}\n", "\n}\n");
    return text.stripTrailing().stripIndent() + "\n";
  }
}
