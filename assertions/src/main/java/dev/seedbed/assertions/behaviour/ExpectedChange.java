package dev.seedbed.assertions.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of a row that a test expects.
 *
 * <pre>{@code
 * inserted("billing.payments", Map.of("amount", 12, "invoice_id", 42))
 * updated("billing.invoices", Map.of("id", 42), Map.of("status", "paid"))
 * updated("billing.invoices", Map.of("id", 42), Map.of("status", "paid", "paid_at", anyValue()))
 * deleted("billing.drafts", Map.of("id", 7))
 * }</pre>
 *
 * <p>Columns that are not named may have any value, but an update must change no column that is not
 * named. Numbers are compared by value, all else by the text that {@code to_jsonb} gives it: a
 * {@code timestamptz} is {@code 2026-01-01T00:00:00+00:00}.
 */
public final class ExpectedChange {
  /** Stands for any value but null. */
  private enum Any {
    VALUE;

    @Override
    public String toString() {
      return "any value";
    }
  }

  private final RowChange.Kind kind;
  private final QualifiedName table;
  private final Map<String, @Nullable Object> row;
  private final Map<String, @Nullable Object> changes;

  private ExpectedChange(
      RowChange.Kind kind, String table, Map<String, ?> row, Map<String, ?> changes) {
    this.kind = kind;
    this.table = QualifiedName.parse(table);
    this.row = Collections.unmodifiableMap(new TreeMap<>(row));
    this.changes = Collections.unmodifiableMap(new TreeMap<>(changes));
  }

  /**
   * A new row.
   *
   * @param table with its schema
   * @param values some of its columns
   */
  public static ExpectedChange inserted(String table, Map<String, ?> values) {
    return new ExpectedChange(RowChange.Kind.INSERTED, table, values, Map.of());
  }

  /**
   * A row with other values.
   *
   * @param table with its schema
   * @param row some of its columns, which say which it is, as they are now
   * @param changes all columns that are others than before
   */
  public static ExpectedChange updated(String table, Map<String, ?> row, Map<String, ?> changes) {
    return new ExpectedChange(RowChange.Kind.UPDATED, table, row, changes);
  }

  /**
   * A row that is gone.
   *
   * @param table with its schema
   * @param row some of its columns, as they were
   */
  public static ExpectedChange deleted(String table, Map<String, ?> row) {
    return new ExpectedChange(RowChange.Kind.DELETED, table, row, Map.of());
  }

  /**
   * In place of a value: whatever the column has, unless it is null; in the changes of an update
   * also what it had before.
   */
  public static Object anyValue() {
    return Any.VALUE;
  }

  boolean isMetBy(RowChange change) {
    return change.kind() == kind
        && change.table().equals(table)
        && holds(change, row)
        && holds(change, changes)
        && changes.keySet().containsAll(change.changedColumns());
  }

  private static boolean holds(RowChange change, Map<String, @Nullable Object> values) {
    return values.entrySet().stream()
        .allMatch(
            entry ->
                change.row().has(entry.getKey())
                    && holds(change.row().path(entry.getKey()), entry.getValue()));
  }

  private static boolean holds(JsonNode value, @Nullable Object expected) {
    return expected == Any.VALUE ? !value.isNull() : JsonText.holds(value, expected);
  }

  @Override
  public String toString() {
    return kind
        + " "
        + table
        + (row.isEmpty() ? "" : " (" + text(row) + ")")
        + (changes.isEmpty() ? "" : ": " + text(changes));
  }

  private static String text(Map<String, @Nullable Object> values) {
    return values.entrySet().stream()
        .map(entry -> Identifier.display(entry.getKey()) + " " + text(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String text(@Nullable Object value) {
    return value == Any.VALUE ? value.toString() : JsonText.of(value);
  }
}
