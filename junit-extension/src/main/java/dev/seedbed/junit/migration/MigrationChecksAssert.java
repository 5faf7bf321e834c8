package dev.seedbed.junit.migration;

import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.check.CheckResult;
import dev.seedbed.database.migration.check.MigrationCheck;
import dev.seedbed.database.migration.check.MigrationChecks;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on migrations, each of which runs them on databases of its own.
 *
 * <pre>{@code
 * assertThat(migrations).areReversible().areIdempotent().matchSnapshot("schema.sql");
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public class MigrationChecksAssert extends AbstractAssert<MigrationChecksAssert, MigrationChecks> {

  /** Begins assertions; {@link MigrationAssertions#assertThat} does the same. */
  public MigrationChecksAssert(@Nullable MigrationChecks actual) {
    super(actual, MigrationChecksAssert.class);
  }

  /** Verifies that each can be taken back, and then be applied again. */
  public MigrationChecksAssert areReversible() {
    return passes(MigrationChecks::reversible);
  }

  /** Verifies that a second run changes neither schema nor data. */
  public MigrationChecksAssert areIdempotent() {
    return passes(MigrationChecks::idempotent);
  }

  /** Verifies that neighbours that do not need each other make one schema in either order. */
  public MigrationChecksAssert canComeInAnyOrder() {
    return passes(MigrationChecks::anyOrder);
  }

  /** Verifies that upgrading from every version makes the schema of a new database. */
  public MigrationChecksAssert upgradeEveryVersion() {
    return passes(MigrationChecks::fromEveryVersion);
  }

  /** Verifies that upgrading loses no row and changes no value. */
  public MigrationChecksAssert keepData() {
    return passes(MigrationChecks::keepsData);
  }

  /** Verifies that two migrators at once both succeed. */
  public MigrationChecksAssert canRunTwiceAtOnce() {
    return passes(MigrationChecks::twoMigrators);
  }

  /** Verifies that the others make the same schema. */
  public MigrationChecksAssert leadToTheSameSchemaAs(Migrations others) {
    return passes(checks -> checks.sameSchemaAs(others));
  }

  /**
   * Verifies that the schema is the one that was committed.
   *
   * @param file relative to the working directory
   */
  public MigrationChecksAssert matchSnapshot(String file) {
    return passes(checks -> checks.matchesSnapshot(Path.of(file)));
  }

  private MigrationChecksAssert passes(Function<MigrationChecks, MigrationCheck> check) {
    isNotNull();
    CheckResult result = run(check.apply(actual));
    if (!result.passed()) {
      // The text is no format, and a name in it may hold a percent sign.
      failWithMessage(result.toString().replace("%", "%%"));
    }
    return this;
  }

  private CheckResult run(MigrationCheck check) {
    try {
      return actual.run(check);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The server failed while it was checked that " + check.title(), e);
    }
  }
}
