package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseFoldersTest {
  private final DatabaseFolders<String> folders = new DatabaseFolders<>();

  @Test
  void puts_off_all_databases_but_the_administrators_and_begins_with_the_newest() {
    add("PG_VERSION", "base/1/PG_VERSION", "base/4/1259", "base/5/1259", "base/5/2601");
    add("base/16384/1259", "base/16399/1259", "global/1262", "pg_wal/000000010000000000000001");

    assertThat(folders.first())
        .containsExactly(
            "PG_VERSION",
            "global/1262",
            "pg_wal/000000010000000000000001",
            "base/5/1259",
            "base/5/2601");
    assertThat(folders.later())
        .containsExactly(
            List.of("base/16399/1259"),
            List.of("base/16384/1259"),
            List.of("base/4/1259"),
            List.of("base/1/PG_VERSION"));
  }

  @Test
  void knows_the_administrators_database_of_older_servers() {
    add("base/1/1259", "base/13779/1259", "base/13780/1259");

    assertThat(folders.first()).containsExactly("base/13780/1259");
  }

  @Test
  void puts_off_nothing_else() {
    add("base/pgsql_tmp/1", "pg_xact/0000", "base/5");

    assertThat(folders.first()).hasSize(3);
    assertThat(folders.later()).isEmpty();
  }

  private void add(String... names) {
    for (String name : names) {
      folders.add(name, name);
    }
  }
}
