package dev.seedbed.assertions.rule.migrations;

import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.migrations.Relations.Relation;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.database.migration.MigrationTrace;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command of a migration, when it ran.
 *
 * @param number of its statement, for {@link Relations}
 * @param traced what its statement did: for those in one {@code DO} the same
 * @param first whether it is the first of its statement
 */
record Step(
    Deployment deployment,
    int number,
    MigrationTrace.Statement traced,
    MigrationTrace.Migration migration,
    Command command,
    boolean first) {

  String sql() {
    return command.sql();
  }

  Words words() {
    return Words.of(command.sql());
  }

  Origin origin() {
    return new Origin(traced.at().file(), traced.at().line() + command.lines());
  }

  /** The table, if the run has found it: neither it nor another one's index, view or sequence. */
  @Nullable Relation existingTable(List<String> name) {
    Relation relation = relation(name);
    return relation != null && relation.table() && isExisting(relation) ? relation : null;
  }

  /** Whether the run has found it, and not made it itself. */
  boolean isExisting(Relation relation) {
    return relation.run() != deployment.run(migration);
  }

  /** What a name as it is written stands for; null if that is nothing the migrations made. */
  @Nullable Relation relation(List<String> name) {
    if (name.isEmpty()) {
      return null;
    }
    String last = name.get(name.size() - 1);
    if (name.size() > 1) {
      return deployment
          .relations()
          .before(number, new QualifiedName(name.get(name.size() - 2), last));
    }
    for (String schema : traced.searchPath()) {
      Relation found = deployment.relations().before(number, new QualifiedName(schema, last));
      if (found != null) {
        return found;
      }
    }
    if (!traced.searchPath().isEmpty()) {
      return null;
    }
    List<Relation> candidates = deployment.relations().before(number, last);
    Set<QualifiedName> locked = deployment.locked(traced.transaction());
    return candidates.stream()
        .filter(each -> locked.contains(each.name()))
        .findFirst()
        .orElse(candidates.isEmpty() ? null : candidates.get(0));
  }

  /** The existing tables on which the statement took a lock that others have to wait for. */
  List<Relation> lockedTables(Set<String> modes) {
    return traced.locks().stream()
        .filter(lock -> modes.contains(lock.mode()))
        .map(lock -> deployment.relations().before(number, lock.relation()))
        .filter(relation -> relation != null && relation.table() && isExisting(relation))
        .distinct()
        .toList();
  }

  /** Whether the table is divided into partitions, which much cannot be done to concurrently. */
  boolean isPartitioned(Relation table) {
    return deployment
        .catalog()
        .table(deployment.relations().lastName(table))
        .filter(each -> each.kind() == Table.Kind.PARTITIONED)
        .isPresent();
  }

  /** Whether the statement is a call or a block whose commands are not to be seen. */
  boolean isOpaque() {
    return first
        && Command.of(traced.sql()).stream()
            .noneMatch(each -> Set.of("create", "alter", "drop", "truncate").contains(each.verb()));
  }

  /** Whether what a statement did to an object of this name is this command's doing. */
  boolean names(String object) {
    List<Command> commands = Command.of(traced.sql());
    List<Command> naming = commands.stream().filter(each -> each.names(object)).toList();
    return (naming.isEmpty() ? commands : naming).get(0).equals(command);
  }

  /** What replaces the command in its migration, or without it what follows. */
  Fix replacedBy(String sql) {
    Fix fix = Fix.of(sql);
    return command.block() ? fix.note("It stands in a block: replace it there.") : fix;
  }

  /** The command goes into a migration after this one. */
  Fix later(String reason) {
    Fix without = Rewrite.without(reason);
    return Locks.strong(this).isEmpty()
        ? Rewrite.then(without, sql())
        : Rewrite.then(without, Rewrite.PATIENCE, sql());
  }

  /** Whether the migration does nothing else but settings. */
  boolean isAlone() {
    return deployment.steps(migration).stream()
        .allMatch(other -> other.equals(this) || other.isSetting());
  }

  boolean isSetting() {
    String verb = command.verb();
    return verb.equals("set") || verb.equals("reset") || sql().contains("set_config");
  }

  Finding finding(
      RuleInfo rule,
      ObjectAddress object,
      String problem,
      String expected,
      String actual,
      Fix fix) {
    return new Finding(rule, object, problem, expected, actual, origin(), fix);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
