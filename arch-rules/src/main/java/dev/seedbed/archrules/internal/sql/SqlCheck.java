package dev.seedbed.archrules.internal.sql;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A check that looks at one statement after the other.
 *
 * @param problems what is wrong with a statement
 */
public record SqlCheck(Function<SqlUse, Stream<String>> problems) implements Check {
  @Override
  public Examined of(JavaClasses classes) {
    List<SqlUse> uses = SqlTexts.in(classes);
    return new Examined(
        uses.size(),
        uses.stream()
            .flatMap(use -> problems.apply(use).map(text -> new Breach(use.place(), text)))
            .toList());
  }
}
