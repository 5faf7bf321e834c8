package dev.seedbed.database.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.sql.SqlScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET LOCAL app.tenant = 'a' | app.tenant",
        "set local time zone 'UTC' | timezone",
        "SET LOCAL ROLE reader | role",
        "SELECT set_config('app.tenant', ?, true) | app.tenant",
        "SELECT set_config('App.Tenant', coalesce(?, ''), TRUE) | app.tenant"
      })
  void knows_what_is_set_for_the_transaction(String sql, String setting) {
    assertThat(effects(sql).localSettings()).containsExactly(setting);
    assertThat(effects(sql).actsOnTransaction()).isTrue();
    assertThat(effects(sql).changesSession()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET app.tenant = 'a'",
        "SET SESSION app.tenant TO 'a'",
        "SELECT set_config('app.tenant', ?, false)"
      })
  void knows_what_is_set_for_the_session(String sql) {
    assertThat(effects(sql).customSettings()).containsExactly("app.tenant");
    assertThat(effects(sql).changesSession()).isTrue();
    assertThat(effects(sql).localSettings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMP TABLE scratch (id int)",
        "create temporary table if not exists scratch as select 1",
        "CREATE LOCAL TEMP VIEW \"Scratch\" AS SELECT 1",
        "CREATE OR REPLACE TEMP VIEW scratch AS SELECT 1",
        "CREATE TEMP SEQUENCE scratch",
        "SELECT * INTO TEMP scratch FROM t"
      })
  void knows_temporary_objects(String sql) {
    assertThat(effects(sql).temporary()).containsExactly("scratch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT set_config(?, ?, ?)", "SELECT set_config('a.b', 'c', $1)"})
  void sees_when_it_cannot_be_seen_for_how_long_something_is_set(String sql) {
    assertThat(effects(sql).setsUnclearly()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAVEPOINT a", "LOCK TABLE t", "DECLARE c CURSOR FOR SELECT 1"})
  void knows_what_needs_a_transaction(String sql) {
    assertThat(effects(sql).needsTransaction()).isTrue();
  }

  @Test
  void a_held_cursor_needs_none() {
    assertThat(effects("DECLARE c CURSOR WITH HOLD FOR SELECT 1").needsTransaction()).isFalse();
  }

  @Test
  void leaves_what_a_rollback_does_not_take_back() {
    assertThat(effects("SELECT 1").leftovers()).isEmpty();
    assertThat(effects("SELECT nextval('s')").leftovers())
        .containsExactly(Leftover.SEQUENCE_VALUES);
    assertThat(effects("SELECT pg_advisory_lock(1)").leftovers())
        .containsExactly(Leftover.ADVISORY_LOCKS);
    assertThat(effects("PREPARE p AS SELECT 1").leftovers()).contains(Leftover.PREPARED_STATEMENTS);
    assertThat(effects("ALTER TABLE t ADD c int").leftovers())
        .contains(Leftover.PREPARED_STATEMENTS);
  }

  private static Effects effects(String sql) {
    return new Effects(SqlScript.parse(sql).statements().get(0));
  }
}
