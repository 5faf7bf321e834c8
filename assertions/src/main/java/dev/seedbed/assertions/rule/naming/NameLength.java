package dev.seedbed.assertions.rule.naming;

import com.google.auto.service.AutoService;
import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.Finding;
import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.RuleResult;
import dev.seedbed.assertions.rule.SchemaRule;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.internal.RelationNames;
import dev.seedbed.catalog.Catalog;
import java.util.List;
import java.util.regex.Pattern;

/**
 * No name is as long as those are that the server cuts off.
 *
 * <pre>{@code
 * assertThat(catalog).follows(new NameLength(50));
 * }</pre>
 *
 * @param longest how many bytes a name may have, from 8 to 62: one of 63 has most likely been cut
 */
@AutoService(Rule.class)
public record NameLength(int longest) implements SchemaRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "NAM011", "name-length", Severity.WARNING, "No name is so long that it was cut off");

  private static final int SHORTEST_LIMIT = 8;

  /** How the server ends names that it makes itself, and keeps short in another way. */
  private static final Pattern OF_THE_SERVER =
      Pattern.compile("(?s).*_(pkey|key|fkey|check|excl|idx|seq|not_null)\\d*");

  public NameLength {
    if (longest < SHORTEST_LIMIT || longest >= RelationNames.LONGEST) {
      throw new IllegalArgumentException("NAM011 needs a length from 8 to 62, not " + longest);
    }
  }

  /** What was not cut off. */
  public NameLength() {
    this(RelationNames.LONGEST - 1);
  }

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public RuleResult check(Catalog catalog) {
    NamedObjects objects = new NamedObjects(catalog);
    List<Named> names = objects.all();
    List<Finding> findings =
        names.stream()
            .filter(each -> each.name().length() * 4 > longest)
            .filter(each -> RelationNames.bytes(each.name()) > longest)
            .filter(each -> !OF_THE_SERVER.matcher(each.name()).matches())
            .map(each -> finding(catalog, each))
            .toList();
    Count examined = new Count(names.size(), "name", "names");
    return new RuleResult(INFO, examined, objects.notCounted(), findings);
  }

  private Finding finding(Catalog catalog, Named object) {
    int bytes = RelationNames.bytes(object.name());
    return new Finding(
        INFO,
        object.address(),
        bytes == RelationNames.LONGEST
            ? "the name of the " + object.kind() + " has most likely been cut off by the server"
            : "the name of the " + object.kind() + " is longer than agreed",
        "at most " + longest + " bytes",
        bytes + " bytes",
        catalog.origin(object.address()).orElse(null),
        object
            .renameTo(shorter(object.name()))
            .note("The new name is a guess: write a short one that says what it is for."));
  }

  /** Whole words, as many as fit with a number behind them. */
  private String shorter(String name) {
    String cut = RelationNames.cut(name, longest - 3);
    int word = cut.lastIndexOf('_');
    return word > cut.length() / 2 ? cut.substring(0, word) : cut;
  }
}
