package dev.seedbed.assertions.rule.pack;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.yaml.Key;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.ListShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.YamlFile;
import dev.seedbed.catalog.yaml.YamlNode;
import dev.seedbed.catalog.yaml.YamlShape;
import dev.seedbed.database.sql.SqlScript;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file with one rule in SQL: YAML in the comment at its head, then the query. */
final class SqlRuleFile {
  private static final String EXAMINES = "a list such as [table, tables]";
  private static final YamlShape TEXT = TextShape.of("text");
  private static final KeysShape HEADER =
      KeysShape.of("key")
          .belongingTo("a rule in SQL")
          .with("id", needed("id", TEXT))
          .with("slug", needed("slug", TEXT))
          .with("severity", needed("severity", PackShape.SEVERITY))
          .with("title", needed("title", TEXT))
          .with("problem", needed("problem", TEXT))
          .with("expected", needed("expected", TEXT))
          .with("examines", needed("examines", new ListShape(EXAMINES, TEXT, 2)))
          .with("fix", TEXT, "SQL that mends a finding");

  private final YamlNode header;

  private SqlRuleFile(YamlNode header) {
    this.header = header;
  }

  private static Key needed(String key, YamlShape shape) {
    return new Key(shape, key + " of the rule", key + ": …", "its findings could not be told");
  }

  /**
   * The rules in the files that a pattern names.
   *
   * @param beside the pack's file, which the pattern is relative to
   * @param pattern whose last part may be a glob: {@code rules/*.sql}
   */
  static List<Rule> matching(Path beside, YamlNode pattern) {
    Path written = beside.resolveSibling(pattern.value().asText());
    Path folder = written.toAbsolutePath().resolveSibling("");
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      String glob = String.valueOf(written.getFileName());
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
        found.forEach(
            each -> files.add(written.resolveSibling(String.valueOf(each.getFileName()))));
      } catch (IOException e) {
        throw PackErrors.unreadable(written.toString(), e);
      }
    }
    if (files.isEmpty()) {
      throw ErrorMessage.of(
              "No rules in SQL: " + pattern.value().asText() + " in " + pattern.place())
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
      YamlNode node = YamlFile.parse(file, header).mapping("id: ACME001");
      HEADER.check(node);
      return new SqlRuleFile(node).rule(text);
    } catch (IOException e) {
      throw PackErrors.unreadable(file, e);
    }
  }

  private Rule rule(String text) {
    // A second one could end the transaction that keeps a rule from writing.
    int statements = SqlScript.parse(text).statements().size();
    if (statements != 1) {
      throw ErrorMessage.of("Not one query: rule " + text("id") + " in " + header.file())
          .expected("a single SELECT below the comment")
          .actual(statements == 0 ? "none" : statements + " statements")
          .toFix("write one query, with WITH and UNION where it needs several")
          .toException();
    }
    YamlNode examines = node("examines");
    List<YamlNode> names = examines.elements(EXAMINES);
    if (names.size() != 2) {
      throw examines.wrong(EXAMINES);
    }
    Severity severity = Severity.valueOf(text("severity").toUpperCase(Locale.ROOT));
    try {
      RuleInfo info = new RuleInfo(text("id"), text("slug"), severity, text("title"));
      return new SqlRule(
          header.file(),
          new SqlRule.Header(
              info,
              text("problem"),
              text("expected"),
              names.get(0).text(EXAMINES),
              names.get(1).text(EXAMINES),
              header.find("fix").map(it -> it.text("text")).orElse(null)),
          text);
    } catch (IllegalArgumentException e) {
      throw PackErrors.refused(text("id"), node("id").place(), e);
    }
  }

  private YamlNode node(String key) {
    return header.find(key).orElseThrow();
  }

  private String text(String key) {
    return node(key).text("text");
  }
}
