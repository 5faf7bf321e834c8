package dev.seedbed.cli.seed;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.fixtures.AgentsSeed;
import dev.seedbed.fixtures.SeedPlan;
import java.util.function.BiFunction;

/** Numbers of a plan's agents and messages, as options give them. */
public final class PlanNumbers {
  private PlanNumbers() {}

  /**
   * The plan with other numbers.
   *
   * @param option what gave the number, for the error if no plan can have it
   * @param with what becomes of the plan's numbers with this one
   */
  public static SeedPlan agents(
      SeedPlan plan, String option, long number, BiFunction<AgentsSeed, Long, AgentsSeed> with) {
    ErrorMessage impossible =
        ErrorMessage.of("No plan can have this " + option)
            .expected("a number above 0 that fits the plan's other numbers");
    if (number < 1) {
      throw impossible
          .actual(Long.toString(number))
          .toFix("give another number, or leave " + option + " away")
          .toException();
    }
    try {
      return plan.agents(numbers -> with.apply(numbers, number));
    } catch (SeedbedException e) {
      throw impossible
          .actual(String.valueOf(e.error().actual()))
          .toFix("give another number")
          .toException(e);
    }
  }
}
