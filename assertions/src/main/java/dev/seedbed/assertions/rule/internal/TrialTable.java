package dev.seedbed.assertions.rule.internal;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.DataType;
import dev.seedbed.catalog.Domain;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.PartitionKey;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.catalog.Table;
import dev.seedbed.catalog.Trigger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table into which rows can be put within a {@link Trial}, whatever it demands of them: what it
 * demands is taken away there first.
 */
public final class TrialTable {
  private final Trial trial;
  private final Catalog catalog;
  private final Table table;
  private final SampleValues values;

  public TrialTable(Trial trial, Catalog catalog, Table table) {
    this.trial = trial;
    this.catalog = catalog;
    this.table = table;
    this.values = new SampleValues(catalog);
  }

  /**
   * Takes away foreign keys, checks and exclusions, and lets triggers sleep that a new row would
   * wake.
   *
   * @param more what else to change in the table, such as {@code DISABLE ROW LEVEL SECURITY}
   */
  public void open(String more) throws SQLException {
    List<String> changes = new ArrayList<>();
    changes.add(more);
    table.foreignKeys().forEach(key -> changes.add(drop(key.name())));
    table.constraints().stream()
        .filter(TrialTable::isInTheWay)
        .forEach(constraint -> changes.add(drop(constraint.name())));
    onInsert().forEach(trigger -> changes.add("DISABLE TRIGGER " + quoted(trigger)));
    alter(changes);
    for (Column column : table.columns()) {
      openDomain(column.type());
    }
    addPartition();
  }

  private static boolean isInTheWay(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.CHECK
        || constraint.kind() == Constraint.Kind.EXCLUSION;
  }

  private static String drop(String constraint) {
    return "DROP CONSTRAINT " + Identifier.quote(constraint);
  }

  private void openDomain(DataType type) throws SQLException {
    Optional<Domain> domain =
        type.kind() == DataType.Kind.DOMAIN ? catalog.domain(type.name()) : Optional.empty();
    if (domain.isPresent()) {
      String alter = "ALTER DOMAIN " + domain.get().name().toSql() + " ";
      for (Constraint check : domain.get().checks()) {
        // Another column of the domain has taken it away already.
        trial.execute(alter + "DROP CONSTRAINT IF EXISTS " + Identifier.quote(check.name()));
      }
      openDomain(domain.get().baseType());
    }
  }

  /** A place for rows that no other partition takes; where that is refused, there may be one. */
  private void addPartition() throws SQLException {
    PartitionKey key = table.partitionKey();
    if (key == null || key.strategy() == PartitionKey.Strategy.HASH) {
      return;
    }
    boolean taken =
        catalog.tables().stream()
            .anyMatch(
                each ->
                    each.partition() != null
                        && each.partition().of().equals(table.name())
                        && each.partition().bound().equals("DEFAULT"));
    if (!taken) {
      QualifiedName name = new RelationNames(catalog).claim(table.name().schema(), "seedbed_trial");
      trial.execute(
          "CREATE TABLE " + name.toSql() + " PARTITION OF " + table.name().toSql() + " DEFAULT");
    }
  }

  /** Wakes the triggers again. */
  public void wake() throws SQLException {
    alter(
        onInsert().stream()
            .map(
                trigger ->
                    (trigger.enabled() == Trigger.Enabled.ALWAYS ? "ENABLE ALWAYS " : "ENABLE ")
                        + "TRIGGER "
                        + quoted(trigger))
            .toList());
  }

  private List<Trigger> onInsert() {
    return table.triggers().stream()
        .filter(trigger -> trigger.events().contains(Trigger.Event.INSERT))
        .filter(
            trigger ->
                trigger.enabled() == Trigger.Enabled.ORIGIN
                    || trigger.enabled() == Trigger.Enabled.ALWAYS)
        .toList();
  }

  private static String quoted(Trigger trigger) {
    return Identifier.quote(trigger.name());
  }

  private void alter(List<String> changes) throws SQLException {
    if (!changes.isEmpty()) {
      trial.execute("ALTER TABLE " + table.name().toSql() + " " + String.join(", ", changes));
    }
  }

  /** A value of the column's type, see {@link SampleValues}. */
  public String value(Column column, int variant) {
    return values.of(column.type(), variant);
  }

  /** Whether the column has more values than one that can be made. */
  public boolean varies(Column column) {
    return values.varies(column.type());
  }

  /**
   * The statement that makes a row. No default is used, so that no sequence is.
   *
   * @param given values as SQL by column; of the others those that must not be null get some
   */
  public String insert(int variant, Map<String, String> given) {
    List<String> columns = new ArrayList<>();
    List<String> row = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!column.isGenerated()) {
        columns.add(Identifier.quote(column.name()));
        String usual = isNotNull(column) ? value(column, variant) : "NULL";
        row.add(given.getOrDefault(column.name(), usual));
      }
    }
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
        .formatted(table.name().toSql(), String.join(", ", columns), String.join(", ", row));
  }

  private boolean isNotNull(Column column) {
    DataType type = column.type();
    while (type.kind() == DataType.Kind.DOMAIN) {
      Optional<Domain> domain = catalog.domain(type.name());
      if (domain.isEmpty() || domain.get().notNull()) {
        return true;
      }
      type = domain.get().baseType();
    }
    return column.notNull();
  }
}
