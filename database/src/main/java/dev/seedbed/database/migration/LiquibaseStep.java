package dev.seedbed.database.migration;

/**
 * A change set that Liquibase would run.
 *
 * @param reversible whether Liquibase can roll it back
 */
record LiquibaseStep(MigrationFile file, boolean reversible) {}
