package dev.seedbed.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.MigrationReport;
import dev.seedbed.database.migration.MigrationTarget;
import dev.seedbed.database.migration.MigrationTrace;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of migrations, written as one text, and what they did when they were traced. */
public final class Migrated {
  private static final Pattern FILE =
      Pattern.compile("(?m)^-- ([\\w./]+\\.sql)(?: \\((new|edited)\\))?\n");
  private static final Pattern RENAMED = Pattern.compile("Rename the file: (.+) -> (.+)");
  private static final Pattern ADDED = Pattern.compile("Add the file: .*/(.+)");
  private static final String NEXT = "Then, in a migration of its own:\n";

  private final Map<String, String> files;
  private final Subject subject;

  private Migrated(Map<String, String> files, Subject subject) {
    this.files = files;
    this.subject = subject;
  }

  /**
   * Files that begin after lines with their names.
   *
   * <pre>
   * -- V1__agents.sql
   * CREATE TABLE …
   * -- V2__index.sql
   * CREATE INDEX …
   * </pre>
   *
   * <p>If some of the names are followed by {@code (new)} or {@code (edited)}, the others have been
   * deployed.
   */
  public static Migrated of(String text) throws SQLException {
    Migrated migrated = of(files(text));
    MigrationBase base = MigrationBase.of(marked(text, "new"), marked(text, "edited"));
    return base.added().isEmpty() && base.edited().isEmpty() ? migrated : migrated.since(base);
  }

  private static List<String> marked(String text, String mark) {
    return FILE.matcher(text)
        .results()
        .filter(file -> mark.equals(file.group(2)))
        .map(file -> file.group(1))
        .toList();
  }

  /** The same migrations, of which these are new. */
  public Migrated since(MigrationBase base) {
    MigrationTrace trace = trace();
    return new Migrated(files, subject.with(trace.since(base)));
  }

  private static Migrated of(Map<String, String> files) throws SQLException {
    try {
      Path folder = Files.createTempDirectory("seedbed-migrated");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Path path = folder.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.writeString(path, file.getValue());
        }
        return new Migrated(files, subject(SqlFolder.at("filesystem:" + folder)));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** What these migrations make and how, from a database of their own. */
  public static Subject subject(Migrations migrations) throws SQLException {
    Read read = new Read(migrations, new AtomicReference<>());
    MigrationTrace trace = MigrationTrace.of(LiveSchema.server(), read);
    return Subject.of(Objects.requireNonNull(read.catalog().get())).with(trace);
  }

  /** Migrations after which is read what they have made, where they are traced. */
  private record Read(Migrations source, AtomicReference<@Nullable Catalog> catalog)
      implements Migrations {
    private static final String WITHOUT_TRACE =
        """
        DROP FUNCTION seedbed_statements.happened() CASCADE;
        DROP SCHEMA seedbed_statements CASCADE
        """;

    @Override
    public String fingerprint() {
      return source.fingerprint();
    }

    @Override
    public List<MigrationFile> files() {
      return source.files();
    }

    @Override
    public boolean canUndo(MigrationFile file) {
      return source.canUndo(file);
    }

    @Override
    public MigrationReport apply(Connection connection) throws SQLException {
      MigrationReport report = source.apply(connection);
      read(connection);
      return report;
    }

    @Override
    public MigrationReport apply(MigrationTarget target) throws SQLException {
      MigrationReport report = source.apply(target);
      read(target.connection());
      return report;
    }

    private void read(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(WITHOUT_TRACE);
        catalog.set(Catalog.read(connection));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static Map<String, String> files(String text) {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher name = FILE.matcher(text);
    int last = -1;
    String file = "";
    while (name.find()) {
      if (last >= 0) {
        files.put(file, text.substring(last, name.start()));
      }
      file = name.group(1);
      last = name.end();
    }
    assertThat(last).as("a file's name in %s", text).isNotNegative();
    files.put(file, text.substring(last));
    return files;
  }

  private MigrationTrace trace() {
    return Objects.requireNonNull(subject.migrations());
  }

  public Subject subject() {
    return subject;
  }

  public List<Finding> findings(Rule rule) {
    return rule.check(subject).findings();
  }

  /** Objects and places of what a rule finds: {@code relation app.a_idx V2__index.sql:1}. */
  public List<String> found(Rule rule) {
    return findings(rule).stream().map(each -> each.object() + " " + place(each)).toList();
  }

  /** File without its folder, and line. */
  public static String place(Finding finding) {
    return String.valueOf(finding.origin()).replaceFirst(".*/", "");
  }

  public Finding only(Rule rule) {
    assertThat(findings(rule)).hasSize(1);
    return findings(rule).get(0);
  }

  /** What the rules on migrations find that everybody is held to, and this rule. */
  private Set<String> fingerprints(Rule rule) {
    List<Rule> rules = new ArrayList<>(Rules.recommended());
    rules.add(rule);
    return rules.stream()
        .filter(each -> each.info().id().startsWith("MIG"))
        .flatMap(each -> findings(each).stream())
        .map(each -> each.rule().id() + " " + each.object() + " " + each.problem())
        .collect(Collectors.toSet());
  }

  /**
   * Rewrites the migrations as the fix of the rule's only finding says: what it replaces the
   * statement by, and the migrations after it. It goes, and none appears.
   */
  public Migrated mend(Rule rule) throws SQLException {
    Set<String> before = fingerprints(rule);
    Finding finding = findings(rule).get(0);
    Migrated mended = mended(finding);
    assertThat(mended.findings(rule)).as(finding.fix().toSql()).hasSize(findings(rule).size() - 1);
    assertThat(mended.fingerprints(rule)).as(finding.fix().toSql()).isSubsetOf(before);
    return mended;
  }

  private Migrated mended(Finding finding) throws SQLException {
    MigrationTrace trace = trace();
    assertThat(finding.origin()).isNotNull();
    Map<String, String> others = new LinkedHashMap<>(files);
    for (String note : finding.fix().notes()) {
      Matcher renamed = RENAMED.matcher(note);
      Matcher added = ADDED.matcher(note);
      if (renamed.matches()) {
        others.put(renamed.group(2), others.remove(renamed.group(1)));
        return of(others).since(MigrationBase.of(List.of(renamed.group(2)), List.of()));
      } else if (added.matches()) {
        others.put(added.group(1), "SELECT 1;");
        return of(others);
      } else if (note.startsWith("Restore the file")) {
        return of(others).since(MigrationBase.of(List.of("V2__kind.sql"), List.of()));
      }
    }
    MigrationTrace.Statement statement =
        trace.statements().stream()
            .filter(each -> each.at().equals(finding.origin()))
            .findFirst()
            .orElseThrow();
    String file =
        files.keySet().stream()
            .filter(each -> statement.at().file().endsWith("/" + each))
            .findFirst()
            .orElseThrow();
    String sql =
        finding.fix().statements().stream().map(each -> each + ";\n").collect(Collectors.joining());
    String old = Objects.requireNonNull(files.get(file));
    int start = old.indexOf(statement.sql());
    assertThat(start).as(statement.sql()).isNotNegative();
    int end = start + statement.sql().length();
    String rest = old.substring(end).replaceFirst("^\\s*;", "");
    others.put(file, old.substring(0, start) + sql + rest);
    int version = 0;
    for (String note : finding.fix().notes()) {
      if (note.startsWith(NEXT)) {
        version++;
        others.put(file.replaceFirst("__", "_" + version + "__"), note.substring(NEXT.length()));
      }
    }
    return of(others);
  }
}
