package dev.seedbed.database.migration.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {

  @ParameterizedTest
  @CsvSource({
    "postgres, to database postgres as postgres, to database postgres as postgres",
    "postgres, postgresql://postgres:postgres@host/postgres, postgresql://postgres:***@host/postgres",
    "postgres, jdbc:postgresql://h/db?user=postgres&password=postgres, jdbc:postgresql://h/db?user=postgres&password=***",
    "postgres, PGPASSWORD=postgres psql, PGPASSWORD=*** psql",
    "postgres, password: 'postgres', password: '***'",
    "postgres, password=postgresql, password=postgresql",
    "1234, 1234 rows with password=1234, 1234 rows with password=***",
    "p@ss, p@ss and p%40ss, *** and ***",
    "s3cret, a s3cret alone, a *** alone",
    "abcdefghijklmnop, abcdefghijklmnop alone, *** alone",
    "'', nothing, nothing"
  })
  void hides_a_password_but_not_each_word_that_equals_it(
      String password, String printed, String shown) {
    assertThat(Program.withoutPassword(printed, password)).isEqualTo(shown);
  }
}
