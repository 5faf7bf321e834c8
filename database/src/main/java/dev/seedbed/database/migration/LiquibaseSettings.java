package dev.seedbed.database.migration;

import java.util.Map;

/**
 * What decides which change sets run, and as what.
 *
 * @param contexts Liquibase's context filter, empty for all
 * @param labels Liquibase's label filter, empty for all
 * @param parameters of the changelog: {@code ${name}}
 */
record LiquibaseSettings(String contexts, String labels, Map<String, String> parameters) {
  LiquibaseSettings {
    parameters = Map.copyOf(parameters);
  }
}
