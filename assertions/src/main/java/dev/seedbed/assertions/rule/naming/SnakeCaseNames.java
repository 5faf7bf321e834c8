package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Identifier;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names are lower-case words with underscores between them.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new SnakeCaseNames());
 * }</pre>
 */
@AutoService(Rule.class)
public record SnakeCaseNames() implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NAM001", "snake-case-names", Severity.WARNING, "Names are written in snake_case");

  /** Letters without a case are fine: no name needs quotes because of them. */
  private static final Pattern SNAKE_CASE =
      Pattern.compile(
          "[\\p{L}\\p{M}_&&[^\\p{Lu}\\p{Lt}]][\\p{L}\\p{M}\\p{Nd}_&&[^\\p{Lu}\\p{Lt}]]*");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    NamedObjects objects = new NamedObjects(catalog);
    List<Named> names = objects.written();
    List<Finding> findings =
        names.stream()
            .filter(each -> !SNAKE_CASE.matcher(each.name()).matches())
            .map(each -> finding(catalog, each))
            .toList();
    Count examined = new Count(names.size(), "name", "names");
    return new RuleResult(INFO, examined, objects.notCounted(), findings);
  }

  private static Finding finding(Catalog catalog, Named object) {
    String snake = Words.snake(object.name());
    // A quoted "User" would become user, which needs its quotes still.
    String better = ReservedWords.has(snake) ? NewNames.unreserved(object, snake) : snake;
    return new Finding(
        INFO,
        object.address(),
        "the " + object.kind() + " can only be named in quotes",
        Identifier.display(better),
        Identifier.display(object.name()),
        catalog.origin(object.address()).orElse(null),
        object.renameTo(better));
  }
}
