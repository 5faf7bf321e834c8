package dev.seedbed.cli.seed;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.fixtures.AgentsSeed;
import dev.seedbed.fixtures.SeedPlan;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rows. */
final class PlanOptions {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "The plan; else the seed-plan in seedbed.yaml, or agents and their messages.")
  private @Nullable Path file;

  @Option(names = "--seed", paramLabel = "N", description = "What all values follow from.")
  private @Nullable Long seed;

  @Option(
      names = "--anchor",
      paramLabel = "MOMENT",
      description = "What times are counted from: 2026-01-01T00:00:00Z, or now.")
  private @Nullable String anchor;

  @Option(names = "--tenants", paramLabel = "N", description = "How many tenants.")
  private @Nullable Long tenants;

  @Option(names = "--messages", paramLabel = "N", description = "How many messages.")
  private @Nullable Long messages;

  @Option(
      names = "--partition",
      paramLabel = "I/N",
      description = "One part of the rows, such as 1/3; all parts together are all rows.")
  private @Nullable String partition;

  /** The plan as the options want it. */
  SeedPlan plan(Invocation invocation) {
    SeedPlan plan = written(invocation);
    if (seed != null) {
      plan = plan.reseeded(seed);
    }
    if (anchor != null) {
      plan = plan.anchor(moment(anchor));
    }
    if (tenants != null) {
      plan = PlanNumbers.agents(plan, "--tenants", tenants, AgentsSeed::tenants);
    }
    if (messages != null) {
      plan = PlanNumbers.agents(plan, "--messages", messages, AgentsSeed::messages);
    }
    return partition == null ? plan : part(plan, partition);
  }

  private SeedPlan written(Invocation invocation) {
    return file == null
        ? invocation.configuration().fixtures().seedPlanOrAgents()
        : SeedPlan.read(invocation.path(file));
  }

  private static Instant moment(String text) {
    if (text.equals("now")) {
      return Instant.now();
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ErrorMessage.of("Not a moment: --anchor " + text)
          .expected("a moment such as 2026-01-01T00:00:00Z, or now")
          .actual(text)
          .toFix("write it with date, time and a Z for UTC")
          .toException(e);
    }
  }

  private static SeedPlan part(SeedPlan plan, String text) {
    Matcher matcher = PART.matcher(text);
    if (matcher.matches()) {
      int index = Integer.parseInt(matcher.group(1));
      int count = Integer.parseInt(matcher.group(2));
      if (index >= 1 && index <= count) {
        return plan.partition(index - 1, count);
      }
    }
    throw ErrorMessage.of("Not a part: --partition " + text)
        .expected("the number of the part and how many there are, such as 1/3, 2/3 and 3/3")
        .actual(text)
        .toFix("write --partition 1/3")
        .toException();
  }
}
