package dev.seedbed.assertions.behaviour;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * Assertions on the rows that some code inserted, updated or deleted.
 *
 * <pre>{@code
 * database.assertThatChanges(() -> invoices.pay(42))
 *     .areExactly(
 *         inserted("billing.payments", Map.of("invoice_id", 42)),
 *         updated("billing.invoices", Map.of("id", 42), Map.of("status", "paid")));
 * }</pre>
 *
 * <p>An update that changes nothing is no change; a change of the primary key is a row deleted and
 * one inserted, as is any change in a table without one. Not safe for use by several threads at
 * once.
 */
public final class ChangesAssert extends AbstractAssert<ChangesAssert, List<RowChange>> {
  private static final int SHOWN = 20;

  private ChangesAssert(List<RowChange> changes) {
    super(changes, ChangesAssert.class);
  }

  static ChangesAssert of(DataSource dataSource, ThrowingCallable code) {
    StoredRows before = StoredRows.read(dataSource);
    Calls.run(code);
    return new ChangesAssert(StoredRows.read(dataSource).since(before));
  }

  /** Verifies that these rows and no others were changed, in whatever order. */
  public ChangesAssert areExactly(ExpectedChange... expected) {
    Matching matching = Matching.of(List.of(expected), actual);
    if (!matching.isPerfect()) {
      fails("Other rows were changed", matching.toString());
    }
    return this;
  }

  /** Verifies that these rows were changed, and possibly others. */
  public ChangesAssert include(ExpectedChange... expected) {
    Matching matching = Matching.of(List.of(expected), actual);
    if (!matching.missing().isEmpty()) {
      fails("Rows were not changed", matching.toString());
    }
    return this;
  }

  /** Verifies that no row was changed. */
  public ChangesAssert areNone() {
    return areExactly();
  }

  /**
   * Verifies that rows of these tables were changed and of no others.
   *
   * @param tables with their schemas
   */
  public ChangesAssert areInTables(String... tables) {
    List<QualifiedName> wanted = Stream.of(tables).map(QualifiedName::parse).sorted().toList();
    List<QualifiedName> changed =
        actual.stream().map(RowChange::table).distinct().sorted().toList();
    if (!wanted.equals(changed)) {
      fails(
          "Rows of other tables were changed",
          wanted.stream().map(QualifiedName::toString).collect(Collectors.joining("\n")));
    }
    return this;
  }

  private void fails(String what, String expected) {
    List<String> lines = new ArrayList<>();
    actual.stream().limit(SHOWN).map(RowChange::toString).forEach(lines::add);
    if (actual.size() > SHOWN) {
      lines.add("… and " + (actual.size() - SHOWN) + " more");
    }
    ErrorMessage message =
        ErrorMessage.of(what)
            .expected(expected.isEmpty() ? "no change" : expected)
            .actual(lines.isEmpty() ? "no change" : String.join("\n", lines));
    failWithMessage("%s", message);
  }
}
