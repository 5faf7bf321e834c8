package dev.seedbed.assertions.rule.pack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file with one rule in SQL: YAML in the comment at its head, then the query. */
final class SqlRuleFile {
  private static final List<String> KEYS =
      List.of("id", "slug", "severity", "title", "problem", "expected", "examines", "fix");

  private final PackDocument document;

  private SqlRuleFile(PackDocument document) {
    this.document = document;
  }

  /**
   * The rules in the files that a pattern names.
   *
   * @param beside the pack's file, which the pattern is relative to
   * @param pattern whose last part may be a glob: {@code rules/*.sql}
   */
  static List<Rule> matching(Path beside, String pattern, String place) {
    Path written = beside.resolveSibling(pattern);
    Path folder = written.toAbsolutePath().resolveSibling("");
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      String glob = String.valueOf(written.getFileName());
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
        found.forEach(
            each -> files.add(written.resolveSibling(String.valueOf(each.getFileName()))));
      } catch (IOException e) {
        throw PackErrors.unreadable(pattern, e);
      }
    }
    if (files.isEmpty()) {
      throw ErrorMessage.of("No rules in SQL: " + pattern + " in " + place)
          .expected("at least one file, by a path relative to the pack's")
          .actual("none in " + folder)
          .toFix("correct the path, or remove the line")
          .toException();
    }
    return files.stream().sorted().map(SqlRuleFile::read).toList();
  }

  private static Rule read(Path path) {
    String file = path.toString().replace('\\', '/');
    try {
      String text = Files.readString(path);
      String header =
          text.lines()
              .takeWhile(line -> line.startsWith("--"))
              .map(line -> line.replaceFirst("^-- ?", ""))
              .collect(Collectors.joining("\n"));
      return new SqlRuleFile(PackDocument.parse(file, header, 1)).rule(text);
    } catch (IOException e) {
      throw PackErrors.unreadable(file, e);
    }
  }

  private Rule rule(String text) {
    for (var each : document.root().properties()) {
      if (!KEYS.contains(each.getKey())) {
        throw PackErrors.unknown(
            "key",
            each.getKey(),
            document.place("/" + each.getKey()),
            KEYS,
            "one of " + String.join(", ", KEYS));
      }
    }
    JsonNode examines = document.root().path("examines");
    if (!examines.isArray() || examines.size() != 2) {
      throw PackErrors.wrongValue(
          "examines", document.place("/examines"), "a list such as [table, tables]", examines);
    }
    try {
      RuleInfo info = new RuleInfo(text("id"), text("slug"), severity(), text("title"));
      return new SqlRule(
          document.file(),
          new SqlRule.Header(
              info,
              text("problem"),
              text("expected"),
              examines.get(0).asText(),
              examines.get(1).asText(),
              optional("fix")),
          text);
    } catch (IllegalArgumentException e) {
      throw PackErrors.refused(text("id"), document.place("/id"), e);
    }
  }

  private Severity severity() {
    String word = text("severity");
    return Arrays.stream(Severity.values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                PackErrors.wrongValue(
                    "severity",
                    document.place("/severity"),
                    "error, warning or info",
                    document.root().path("severity")));
  }

  private String text(String key) {
    String text = optional(key);
    if (text == null) {
      throw PackErrors.missing(
          key, "a rule in SQL", document.place("/" + key), "its findings could not be told");
    }
    return text;
  }

  private @Nullable String optional(String key) {
    JsonNode node = document.root().path(key);
    return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
  }
}
