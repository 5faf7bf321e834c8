package dev.seedbed.assertions.rule.timestamps;

import dev.seedbed.assertions.rule.Fix;
import dev.seedbed.assertions.rule.internal.TypeChange;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Column;
import dev.seedbed.catalog.ColumnName;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a column of a table the timestamp that it should be. */
final class TimestampFix {
  private static final String EXISTING_ROWS = "Rows without a value get the time at which it runs.";

  private final Table table;
  private final Timestamp timestamp;
  private final Column column;
  private final TypeChange typeChange;
  private final String quoted;
  private final List<String> notes = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  private TimestampFix(Catalog catalog, Table table, Timestamp timestamp) {
    this.table = table;
    this.timestamp = timestamp;
    this.column = timestamp.column();
    this.typeChange = new TypeChange(catalog, table, column);
    this.quoted = Identifier.quote(column.name());
  }

  /** Adds a column that is missing. */
  static Fix add(Table table, String column) {
    return Fix.of(addColumn(table, column)).note(EXISTING_ROWS);
  }

  /** Corrects everything that is wrong with a column. */
  static Fix correct(Catalog catalog, Table table, Timestamp timestamp) {
    TimestampFix fix = new TimestampFix(catalog, table, timestamp);
    fix.correct();
    return new Fix(fix.notes, fix.statements);
  }

  private void correct() {
    if (column.generation() == Column.Generation.VIRTUAL) {
      alter("DROP COLUMN " + quoted);
      statements.add(addColumn(table, column.name()));
      return;
    }
    if (column.isGenerated()) {
      alter("ALTER COLUMN " + quoted + " DROP EXPRESSION");
    }
    if (timestamp.hasType()) {
      correctDefault();
      correctNull(timestamp.isNotNull());
    } else if (typeChange.isPartitionKey()) {
      notes.add(
          TypeChange.ofPartitionKey(
              List.of(new ColumnName(table.name(), column.name())), "timestamptz"));
    } else {
      Optional<Conversion> conversion = Conversion.of(timestamp.type());
      conversion.ifPresentOrElse(this::convert, this::replace);
    }
  }

  private void correctDefault() {
    if (!timestamp.hasDefault()) {
      alter("ALTER COLUMN " + quoted + " SET DEFAULT now()");
    }
  }

  private void correctNull(boolean notNull) {
    if (!notNull) {
      notes.add(EXISTING_ROWS);
      statements.add(
          "UPDATE %1$s SET %2$s = now() WHERE %2$s IS NULL"
              .formatted(table.name().toSql(), quoted));
      alter("ALTER COLUMN " + quoted + " SET NOT NULL");
    }
  }

  /** The default goes first: it need not have a cast to the new type. */
  private void convert(Conversion conversion) {
    notes.add(conversion.note());
    notes.addAll(TypeChange.notes(List.of(typeChange)));
    String using = conversion.format().formatted(quoted);
    alter(
        "ALTER COLUMN %1$s DROP DEFAULT, ".formatted(quoted)
            + "ALTER COLUMN %1$s TYPE timestamptz USING %2$s, ".formatted(quoted, using)
            + "ALTER COLUMN %1$s SET DEFAULT now()".formatted(quoted));
    // A domain's own NOT NULL went with the domain.
    correctNull(column.notNull());
  }

  /** Keeps what was there under another name: nobody can tell which times it stands for. */
  private void replace() {
    String old = column.name() + "_old";
    while (table.column(old).isPresent()) {
      old += "_old";
    }
    notes.add("Keeps the values, which are no times, as " + Identifier.display(old) + ".");
    alter("RENAME COLUMN " + quoted + " TO " + Identifier.quote(old));
    if (column.notNull()) {
      alter("ALTER COLUMN " + Identifier.quote(old) + " DROP NOT NULL");
    }
    statements.add(addColumn(table, column.name()));
  }

  private void alter(String action) {
    statements.add("ALTER TABLE " + table.name().toSql() + " " + action);
  }

  private static String addColumn(Table table, String column) {
    return "ALTER TABLE %s ADD COLUMN %s timestamptz NOT NULL DEFAULT now()"
        .formatted(table.name().toSql(), Identifier.quote(column));
  }
}
