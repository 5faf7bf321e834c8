package dev.seedbed.cli.seed;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.fixtures.AgentsSeed;
import dev.seedbed.fixtures.SeedPlan;
import java.util.function.UnaryOperator;

/** Numbers of a plan's agents and messages, as options give them. */
public final class PlanNumbers {
  private PlanNumbers() {}

  /**
   * The plan with other numbers.
   *
   * @param option what gave them, for the error if no plan can have them
   */
  public static SeedPlan agents(SeedPlan plan, String option, UnaryOperator<AgentsSeed> numbers) {
    try {
      return plan.agents(numbers);
    } catch (IllegalArgumentException e) {
      throw ErrorMessage.of("No plan can have this " + option)
          .expected("a number above 0 that fits the plan's other numbers")
          .actual(String.valueOf(e.getMessage()))
          .toFix("give another number")
          .toException(e);
    }
  }
}
