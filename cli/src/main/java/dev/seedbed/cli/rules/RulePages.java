package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The pages of all rules, which the build puts beside this class.
 *
 * @param pages by the names of their files
 */
record RulePages(List<RulePage> pages) {
  /** One that is there, to find the others by: folders are no resources. */
  private static final String ANY = "pages/TYP001.md";

  RulePages {
    pages = List.copyOf(pages);
  }

  static RulePages read() {
    try {
      URI any = Objects.requireNonNull(RulePages.class.getResource(ANY), ANY).toURI();
      if (!any.getScheme().equals("jar")) {
        return in(Path.of(any).resolveSibling(""));
      }
      try (FileSystem jar = FileSystems.newFileSystem(any, Map.of())) {
        return in(jar.provider().getPath(any).resolveSibling(""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The pages of the rules cannot be read.", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RulePages in(Path folder) throws IOException {
    List<RulePage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".md")) {
          pages.add(RulePage.of(Files.readString(file)));
        }
      }
    }
    return new RulePages(pages);
  }

  /**
   * The page of a rule.
   *
   * @param name its id or slug, in whatever case
   * @throws dev.seedbed.catalog.SeedbedException if there is no such rule
   */
  RulePage named(String name) {
    return pages.stream()
        .filter(page -> page.id().equalsIgnoreCase(name) || page.slug().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                Rules.unknown(
                    name,
                    pages.stream().flatMap(page -> Stream.of(page.id(), page.slug())).toList()));
  }
}
