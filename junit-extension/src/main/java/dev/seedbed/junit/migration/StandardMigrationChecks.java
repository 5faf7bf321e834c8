package dev.seedbed.junit.migration;

import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.junit.PostgresTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the checks that fit any migrations, a test each, in a class that implements it.
 *
 * <pre>{@code
 * @PostgresTest(migrations = "db/migration")
 * class MigrationsTest implements StandardMigrationChecks {}
 * }</pre>
 *
 * <p>A second run changes nothing; two migrators at once both succeed; every version can be
 * upgraded, and keeps its data; where there are files that undo, each can be taken back.
 */
@PostgresTest
public interface StandardMigrationChecks {

  /** What the checks are told, such as changes of data that are meant. */
  default MigrationChecks checked(MigrationChecks migrations) {
    return migrations;
  }

  /** The tests. */
  @TestFactory
  default Stream<DynamicTest> migrations(MigrationChecks migrations) {
    MigrationChecks checks = checked(migrations);
    return checks.standard().stream()
        .map(check -> DynamicTest.dynamicTest(check.title(), () -> checks.run(check).orThrow()));
  }
}
