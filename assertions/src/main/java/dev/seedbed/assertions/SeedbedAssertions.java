package dev.seedbed.assertions;

import dev.seedbed.catalog.Catalog;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions on schemas begin; with all of AssertJ's own, so that one import does for both.
 *
 * <pre>{@code
 * import static dev.seedbed.assertions.SeedbedAssertions.assertThat;
 *
 * assertThat(catalog).hasNoTablesIn("public").hasTextUserIds().hasRequiredTimestamps();
 * assertThat(catalog.tables()).hasSize(21);
 * }</pre>
 *
 * <p>It may be imported along with {@link Assertions}.
 */
// AssertJ means its entry points to be extended; it is what makes one import do for both.
public final class SeedbedAssertions extends Assertions {
  private SeedbedAssertions() {}

  /** Begins assertions on a schema. */
  public static CatalogAssert assertThat(@Nullable Catalog actual) {
    return new CatalogAssert(actual);
  }
}
