package dev.seedbed.assertions;

import static dev.seedbed.assertions.SomeTables.UUID;
import static dev.seedbed.assertions.SomeTables.catalog;
import static dev.seedbed.assertions.SomeTables.column;
import static dev.seedbed.assertions.SomeTables.good;
import static dev.seedbed.assertions.SomeTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.Catalog;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.junit.jupiter.api.Test;

class SeedbedSoftAssertionsTest {
  private static final Catalog BAD =
      catalog(good("public.a").build(), table("app.c", column("user_id", UUID)).build());

  @Test
  void collects_the_failures_of_a_chain() {
    SeedbedSoftAssertions softly = new SeedbedSoftAssertions();
    softly
        .assertThat(BAD)
        .as("schema")
        .hasNoTablesIn("public")
        .hasTextUserIds()
        .hasRequiredTimestamps();
    softly.assertThat(BAD.database()).isEqualTo("manifest");
    assertThat(softly.assertionErrorsCollected())
        .map(Throwable::getMessage)
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("[schema] database shop: 1 finding (1 error)\n\n[NS"),
            second -> assertThat(second).contains("[TYP001 text-user-ids] error  app.c.user_id\n"),
            third ->
                assertThat(third)
                    .contains("[TIM001 required-timestamps] error  app.c.created_at\n"),
            fourth -> assertThat(fourth).contains("manifest"));
  }

  @Test
  void accepts_for_the_whole_chain() {
    SeedbedSoftAssertions softly = new SeedbedSoftAssertions();
    softly
        .assertThat(BAD)
        .accepting("NS001 relation public.a", "TYP001 column app.c.user_id")
        .hasNoTablesIn("public")
        .hasTextUserIds();
    assertThat(softly.assertionErrorsCollected()).isEmpty();
  }

  @Test
  void works_with_assertjs_own_entry_points() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                SoftAssertionsProvider.assertSoftly(
                    SeedbedSoftAssertions.class,
                    softly ->
                        softly.assertThat(BAD).hasNoTablesIn("public").hasRequiredTimestamps()))
        .withMessageContaining("NS001")
        .withMessageContaining("TIM001");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                SoftAssertions.assertSoftly(
                    softly ->
                        softly.check(() -> SeedbedAssertions.assertThat(BAD).hasTextUserIds())))
        .withMessageContaining("TYP001");
  }
}
