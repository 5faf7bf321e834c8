package dev.seedbed.samples.mana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.junit.PostgresTest;
import dev.seedbed.junit.migration.MigrationTest;
import dev.seedbed.junit.migration.UpgradeStep;
import java.sql.SQLException;
import java.util.List;

/**
 * A column gets another name while three releases of mana-auth come and go: {@code name} becomes
 * {@code full_name}, and at no time does one of those that run meet what it does not know.
 */
@PostgresTest
class ExpandAndContractTest {

  // tag::expand[]
  @MigrationTest("0001_add_full_name")
  void after_expanding_each_release_reads_what_either_writes(UpgradeStep step) throws SQLException {
    Release.OLD.register(step.connection(), "ada", "Ada Lovelace");

    step.migrate();

    Release.OLD.register(step.connection(), "grace", "Grace Hopper");
    Release.BOTH.register(step.connection(), "mary", "Mary Somerville");
    for (Release release : List.of(Release.OLD, Release.BOTH)) {
      assertThat(release.names(step.connection()))
          .containsExactly("Ada Lovelace", "Grace Hopper", "Mary Somerville");
    }
  }

  // end::expand[]

  @MigrationTest("0002_backfill_full_name")
  void after_the_backfill_the_next_release_reads_all_names_too(UpgradeStep step)
      throws SQLException {
    Release.OLD.register(step.connection(), "ada", "Ada Lovelace");
    Release.BOTH.register(step.connection(), "mary", "Mary Somerville");
    assertThat(Release.NEW.names(step.connection())).containsExactly(null, "Mary Somerville");

    step.migrate();

    for (Release release : Release.values()) {
      assertThat(release.names(step.connection()))
          .containsExactly("Ada Lovelace", "Mary Somerville");
    }
  }

  @MigrationTest("0002_backfill_full_name")
  void after_the_backfill_the_next_release_may_forget_the_old_column(UpgradeStep step)
      throws SQLException {
    step.migrate();

    Release.NEW.register(step.connection(), "ada", "Ada Lovelace");

    assertThat(Release.BOTH.names(step.connection())).containsExactly("Ada Lovelace");
  }

  // tag::contract[]
  @MigrationTest("0003_drop_name")
  void contracting_loses_no_name_whoever_wrote_it_last(UpgradeStep step) throws SQLException {
    Release.OLD.register(step.connection(), "ada", "Ada Lovelace"); // a straggler
    Release.BOTH.register(step.connection(), "mary", "Mary Somerville");
    Release.NEW.register(step.connection(), "vera", "Vera Rubin");

    step.migrate();

    assertThat(Release.NEW.names(step.connection()))
        .containsExactly("Ada Lovelace", "Mary Somerville", "Vera Rubin");
    assertThat(step.difference().toString()).contains("-   name text");
  }
  // end::contract[]
}
