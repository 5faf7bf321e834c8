package dev.seedbed.assertions.rule.internal;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.catalog.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that a rule could not try anything out on, and why the first of them. */
public final class Untried {
  private int number;
  private @Nullable String first;

  /** One more table, because the server refused something. */
  public void add(QualifiedName table, SQLException failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    add(table, message.replaceFirst("^ERROR: ", ""));
  }

  /** One more table. */
  public void add(QualifiedName table, String reason) {
    number++;
    if (first == null) {
      first = table + ": " + reason;
    }
  }

  /** The result of a rule; if it could try nothing at all it has not run. */
  public RuleResult result(
      RuleInfo rule, Count tried, List<Count> notCounted, List<Finding> findings) {
    if (tried.number() == 0 && number > 0) {
      return RuleResult.notRun(
          rule, tried, "a connection that can try the tables out (" + first + ")");
    }
    List<Count> all = new ArrayList<>(notCounted);
    if (number > 0) {
      all.add(
          new Count(
              number,
              "table that could not be tried out (" + first + ")",
              "tables that could not be tried out (first " + first + ")"));
    }
    return new RuleResult(rule, tried, all, findings);
  }
}
