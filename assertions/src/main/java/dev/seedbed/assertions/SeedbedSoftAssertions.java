package dev.seedbed.assertions;

import dev.seedbed.catalog.Catalog;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ's soft assertions, and those on schemas.
 *
 * <pre>{@code
 * SoftAssertionsProvider.assertSoftly(
 *     SeedbedSoftAssertions.class,
 *     softly -> softly.assertThat(catalog).hasNoTablesIn("public").hasRequiredTimestamps());
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public class SeedbedSoftAssertions extends SoftAssertions {

  /** Begins assertions on a schema, all of which are made even if one fails. */
  public CatalogAssert assertThat(@Nullable Catalog actual) {
    return proxy(CatalogAssert.class, Catalog.class, actual).collecting(this);
  }
}
