package dev.seedbed.database.migration;

import java.util.Map;
import java.util.Set;

/**
 * What decides which change sets run, and as what.
 *
 * @param contexts Liquibase's context filter, empty for all
 * @param labels Liquibase's label filter, empty for all
 * @param parameters of the changelog: {@code ${name}}
 * @param leftOut change sets that are as if they were not there, by {@link LiquibaseFiles#name}
 */
record LiquibaseSettings(
    String contexts, String labels, Map<String, String> parameters, Set<String> leftOut) {
  static final LiquibaseSettings DEFAULT = new LiquibaseSettings("", "", Map.of(), Set.of());

  LiquibaseSettings {
    parameters = Map.copyOf(parameters);
    leftOut = Set.copyOf(leftOut);
  }

  LiquibaseSettings withContexts(String other) {
    return new LiquibaseSettings(other, labels, parameters, leftOut);
  }

  LiquibaseSettings withLabels(String other) {
    return new LiquibaseSettings(contexts, other, parameters, leftOut);
  }

  LiquibaseSettings withParameters(Map<String, String> others) {
    return new LiquibaseSettings(contexts, labels, others, leftOut);
  }

  LiquibaseSettings leavingOut(Set<String> changeSets) {
    return new LiquibaseSettings(contexts, labels, parameters, changeSets);
  }
}
