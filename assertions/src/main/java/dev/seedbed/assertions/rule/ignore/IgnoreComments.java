package dev.seedbed.assertions.rule.ignore;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Origin;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import dev.seedbed.database.sql.SqlToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The ignores in SQL.
 *
 * <p>A comment is for the statement that it stands in, else for the one that ends before it on the
 * same line, else for the next one.
 */
public final class IgnoreComments {
  private IgnoreComments() {}

  /**
   * Those in some files of migrations; what is no SQL, or is not there, has none.
   *
   * @param files relative to the project
   */
  public static List<IgnoreComment> in(Path project, Collection<String> files) {
    List<IgnoreComment> comments = new ArrayList<>();
    for (String file : files) {
      Path path = project.resolve(file);
      if (file.endsWith(".sql") && Files.isRegularFile(path)) {
        comments.addAll(of(file, text(path)));
      }
    }
    return comments;
  }

  private static String text(Path path) {
    try {
      // Migrations may be in any encoding; a comment of ours is ASCII but for its reason.
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot read " + path)
          .expected("the file that a migration was read from")
          .actual(String.valueOf(e))
          .toFix("make the file readable: it may hold comments that let findings pass")
          .toException(e);
    }
  }

  /** Those of one script. */
  static List<IgnoreComment> of(String file, String text) {
    if (!text.contains(IgnoreText.MARK)) {
      return List.of();
    }
    SqlScript script = SqlScript.parse(text);
    List<IgnoreComment> comments = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      SqlToken token = SqlToken.at(text, at, true);
      String part = text.substring(at, token.end());
      if (token.kind() == SqlToken.Kind.COMMENT && IgnoreText.isOne(part)) {
        comments.add(comment(file, script, at, part));
      }
      at = token.end();
    }
    return comments;
  }

  private static IgnoreComment comment(String file, SqlScript script, int offset, String text) {
    int line = script.lineAt(offset);
    Origin at = new Origin(file, line);
    for (SqlStatement statement : script.statements()) {
      int end = statement.offset() + statement.text().length();
      boolean trailing = end <= offset && script.lineAt(end) == line;
      boolean followed =
          trailing
              && script.statements().stream()
                  .anyMatch(
                      each ->
                          each.offset() > statement.offset()
                              && each.offset() < offset
                              && script.lineAt(each.offset()) == line);
      if (end > offset || (trailing && !followed)) {
        return IgnoreText.read(text, at, statement.line(), script.lineAt(end));
      }
    }
    return IgnoreText.read(text, at, line, line - 1);
  }
}
