package dev.seedbed.database.migration.psql;

import dev.seedbed.database.sql.SqlToken;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code \copy … from}: what becomes the server's COPY, and where the data come from.
 *
 * @param sql the server's statement, which reads from the client
 * @param file the file that is named; null when the data follow in the script
 */
record CopyCommand(String sql, @Nullable String file) {
  private static final Pattern SOURCE =
      Pattern.compile(
          "\\s*(?:(?<stdin>p?stdin)(?=[\\s;(]|$)|(?<program>program)(?=[\\s'])"
              + "|'(?<quoted>(?:[^']|'')*)'|(?<bare>[^\\s;]+))(?<options>.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Reads what stands behind {@code \copy}. */
  static CopyCommand parse(ScriptFile file, int offset, String text) {
    int from = endOfFrom(text);
    if (from < 0) {
      throw PsqlErrors.unsupported(
          file, offset, "\\copy", "only \\copy … from a file or stdin can be run here");
    }
    Matcher source = SOURCE.matcher(text.substring(from));
    if (!source.matches() || source.group("program") != null) {
      throw PsqlErrors.unsupported(
          file, offset, "\\copy", "the data of a \\copy must come from a file or stdin");
    }
    String options = source.group("options").strip();
    String sql = "COPY " + text.substring(0, from) + " STDIN " + withoutSemicolon(options);
    if (source.group("stdin") != null) {
      if (source.group("stdin").length() > "stdin".length()) {
        throw PsqlErrors.unsupported(file, offset, "\\copy … pstdin", "nobody types here");
      }
      return new CopyCommand(sql.strip(), null);
    }
    String quoted = source.group("quoted");
    return new CopyCommand(
        sql.strip(), quoted == null ? source.group("bare") : quoted.replace("''", "'"));
  }

  private static String withoutSemicolon(String options) {
    return options.endsWith(";") ? options.substring(0, options.length() - 1) : options;
  }

  /** Behind the FROM that stands outside quotes and parentheses; -1 if there is none. */
  private static int endOfFrom(String text) {
    int depth = 0;
    int at = 0;
    while (at < text.length()) {
      SqlToken token = SqlToken.at(text, at, true);
      String part = text.substring(at, token.end()).toUpperCase(Locale.ROOT);
      if (depth == 0 && part.equals("FROM")) {
        return token.end();
      }
      if (depth == 0 && part.equals("TO")) {
        return -1;
      }
      depth += part.equals("(") ? 1 : part.equals(")") ? -1 : 0;
      at = token.end();
    }
    return -1;
  }
}
