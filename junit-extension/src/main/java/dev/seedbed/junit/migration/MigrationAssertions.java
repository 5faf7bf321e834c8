package dev.seedbed.junit.migration;

import dev.seedbed.database.migration.check.MigrationChecks;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions on migrations begin.
 *
 * <pre>{@code
 * import static dev.seedbed.junit.migration.MigrationAssertions.assertThat;
 *
 * @Test
 * void can_be_taken_back(MigrationChecks migrations) {
 *   assertThat(migrations).areReversible();
 * }
 * }</pre>
 *
 * <p>It may be imported along with AssertJ's and with {@link
 * dev.seedbed.assertions.SeedbedAssertions}.
 */
public final class MigrationAssertions {
  private MigrationAssertions() {}

  /** Begins assertions on migrations. */
  public static MigrationChecksAssert assertThat(@Nullable MigrationChecks actual) {
    return new MigrationChecksAssert(actual);
  }
}
