package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationFileTest {
  private static final MigrationFile AUTH =
      new MigrationFile("0000_init", "auth/drizzle/0000_init.sql", false);
  private static final MigrationFile MAIL =
      new MigrationFile("0000_init", "mail/drizzle/0000_init.sql", false);
  private static final MigrationFile LETTERS =
      new MigrationFile("0001_letters", "mail/drizzle/0001_letters.sql", false);
  private static final List<MigrationFile> FILES = List.of(AUTH, MAIL, LETTERS);

  @Test
  void is_named_by_its_version_its_path_or_the_end_of_that() {
    assertThat(MigrationFile.named("0001_letters", FILES, "")).isEqualTo(LETTERS);
    assertThat(MigrationFile.named("mail/drizzle/0000_init.sql", FILES, "")).isEqualTo(MAIL);
    assertThat(MigrationFile.named("0001_letters.sql", FILES, "")).isEqualTo(LETTERS);
  }

  @Test
  void is_not_chosen_among_several_of_one_version() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> MigrationFile.named("0000_init", FILES, "for UpgradeTest.keeps_users"))
        .withMessage(
            """
            Several migrations 0000_init for UpgradeTest.keeps_users
              expected: a name that one migration has
              actual: auth/drizzle/0000_init.sql, mail/drizzle/0000_init.sql
              why: each source has versions of its own
              To fix: name it by its file: "auth/drizzle/0000_init.sql\"""");
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> MigrationFile.named("drizzle/0000_init.sql", FILES, "in all"))
        .withMessageStartingWith("Several migrations drizzle/0000_init.sql in all\n");
  }

  @Test
  void must_be_there() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> MigrationFile.named("init.sql", FILES, "in all"))
        .withMessage(
            """
            No migration init.sql in all
              expected: one of 0000_init, 0000_init, 0001_letters
              actual: init.sql
              To fix: name the version that the file begins with""");
  }
}
