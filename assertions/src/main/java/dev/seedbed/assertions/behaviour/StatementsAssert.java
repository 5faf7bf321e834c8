package dev.seedbed.assertions.behaviour;

import dev.seedbed.catalog.ErrorMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on the statements that some code sent.
 *
 * <pre>{@code
 * database.assertThatStatements(() -> invoices.withLines(List.of(1, 2, 3))).hasCount(2);
 * }</pre>
 *
 * <p>Each of a batch counts once, however many rows it has; beginning and ending transactions does
 * not count. Not safe for use by several threads at once.
 */
public final class StatementsAssert extends AbstractAssert<StatementsAssert, List<String>> {

  StatementsAssert(List<String> statements) {
    super(statements, StatementsAssert.class);
  }

  /** Verifies how many there were. */
  public StatementsAssert hasCount(int count) {
    return verify(actual.size() == count, Integer.toString(count));
  }

  /** Verifies that there were not more. */
  public StatementsAssert hasCountOfAtMost(int count) {
    if (actual.isEmpty()) {
      return verify(false, "between 1 and " + count);
    }
    return verify(actual.size() <= count, "at most " + count);
  }

  /** Verifies that none was sent twice with the same text: a query in a loop. */
  public StatementsAssert hasNoRepetition() {
    return verify(
        !actual.isEmpty() && actual.size() == actual.stream().distinct().count(),
        "each statement once");
  }

  /** The statements themselves, for whatever else is to be said of them. */
  public ListAssert<String> statements() {
    return Assertions.assertThat(actual);
  }

  private StatementsAssert verify(boolean holds, String expected) {
    if (!holds) {
      ErrorMessage message =
          ErrorMessage.of("The code sent another number of statements")
              .expected(expected)
              .actual(actual.size() + (actual.isEmpty() ? "" : ":\n" + counted()));
      failWithMessage(
          "%s",
          actual.isEmpty()
              ? message.toFix("let the code under test use DatabaseAssertions.dataSource()")
              : message.toFix("read what belongs together by one statement: a join, or = ANY (?)"));
    }
    return this;
  }

  private String counted() {
    Map<String, Long> counts =
        actual.stream()
            .map(sql -> sql.strip().replaceAll("\\s+", " "))
            .collect(Collectors.groupingBy(sql -> sql, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getValue() + " × " + entry.getKey())
        .collect(Collectors.joining("\n"));
  }
}
