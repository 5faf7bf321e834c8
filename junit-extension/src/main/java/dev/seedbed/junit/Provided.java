package dev.seedbed.junit;

import dev.seedbed.assertions.behaviour.DatabaseAssertions;
import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.isolation.TestSession;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.fixtures.Fixtures;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What a test method may ask for. */
enum Provided {
  DATA_SOURCE(DataSource.class),
  CONNECTION(Connection.class),
  FIXTURES(Fixtures.class),
  CATALOG(Catalog.class),
  DATABASE_ASSERTIONS(DatabaseAssertions.class),
  TEST_SESSION(TestSession.class),
  MIGRATION_CHECKS(MigrationChecks.class),
  SUBJECT(Subject.class);

  private final Class<?> type;

  Provided(Class<?> type) {
    this.type = type;
  }

  Class<?> type() {
    return type;
  }

  static Optional<Provided> of(Class<?> type) {
    return Arrays.stream(values()).filter(each -> each.type == type).findFirst();
  }

  /** All of them, as a message lists them. */
  static String list() {
    return Arrays.stream(values())
        .map(each -> each.type.getName())
        .collect(Collectors.joining("\n"));
  }
}
