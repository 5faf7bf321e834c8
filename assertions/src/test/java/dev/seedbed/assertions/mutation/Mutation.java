package dev.seedbed.assertions.mutation;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A migration that breaks one rule.
 *
 * @param object what the finding must be on, as an address prints it
 * @param pack the rule in a pack's YAML, null for its usual parameters
 * @param base {@code edited} if the file was applied already and is another one now, {@code before}
 *     if a later version was applied already; null if it is the newest
 * @param sql the whole migration
 * @param line the line that the finding must name: the one marked {@code -- here}; 0 where nothing
 *     tells which migration made the object
 */
record Mutation(
    RuleInfo rule,
    String object,
    @Nullable String pack,
    @Nullable String base,
    String sql,
    int line) {
  private static final Pattern HEADER = Pattern.compile("(?m)^-- (object|pack|base): (.+)$");
  private static final String MARK = "-- here";

  /** The mutation of a rule, from {@code mutations/<ID>.sql}. */
  static Mutation of(Rule rule) {
    RuleInfo info = rule.info();
    String sql = read(info);
    List<String> lines = Arrays.asList(sql.split("\n"));
    int line = 0;
    for (int i = 0; i < lines.size(); i++) {
      line = lines.get(i).endsWith(MARK) ? i + 1 : line;
    }
    return new Mutation(
        info,
        header(sql, "object").orElseThrow(),
        header(sql, "pack").orElse(null),
        header(sql, "base").orElse(null),
        sql,
        line);
  }

  private static String read(RuleInfo rule) {
    String name = "mutations/" + rule.id() + ".sql";
    try (InputStream file = Mutation.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new AssertionError(rule + " has no mutation: write " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> header(String sql, String wanted) {
    return HEADER
        .matcher(sql)
        .results()
        .filter(header -> header.group(1).equals(wanted))
        .map(header -> header.group(2).strip())
        .findFirst();
  }

  /** Whether it is about the migration rather than about the schema that it leaves. */
  boolean isOfMigrations() {
    return rule.id().startsWith("MIG");
  }

  /** Whether it commits before its end, whatever the transaction is that it runs in. */
  boolean isOutsideTransactions() {
    return sql.contains(" CONCURRENTLY ") || sql.contains(" ADD VALUE ");
  }

  @Override
  public String toString() {
    return rule.toString();
  }
}
