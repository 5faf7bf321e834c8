package dev.seedbed.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.SharedServer;
import dev.seedbed.database.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DdlTraceIT {
  private static final QualifiedName SHOPS = new QualifiedName("app", "Shops");

  @TempDir Path root;

  @Test
  void finds_the_line_of_everything_that_has_one() throws SQLException {
    MigrationProject project = new MigrationProject(root);
    project.write(
        "db/V1__shops.sql",
        """
        CREATE SCHEMA app;
        CREATE TYPE app.state AS ENUM ('on', 'off');
        CREATE TABLE app."Shops" (
          id int PRIMARY KEY,
          state app.state,
          parent_id int
            REFERENCES app."Shops" (id),
          CONSTRAINT "Open_check" CHECK (id > 0)
        );
        CREATE FUNCTION app.touch(a int, b text[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
        """);
    project.write(
        "db/V2__more.sql",
        """
        CREATE EXTENSION vector;
        ALTER TABLE app."Shops"
          ADD CONSTRAINT late CHECK (id < 100) NOT VALID,
          ADD UNIQUE (state);
        CREATE POLICY mine ON app."Shops" USING (true);
        CREATE FUNCTION app.noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        CREATE TRIGGER noted BEFORE UPDATE ON app."Shops"
          FOR EACH ROW EXECUTE FUNCTION app.noted();
        """);
    project.write(
        "db/V3__changes.sql",
        """
        ALTER TABLE app."Shops" VALIDATE CONSTRAINT late;
        ALTER POLICY mine ON app."Shops" USING (id > 1);
        CREATE OR REPLACE FUNCTION app.touch(a int, b text[]) RETURNS int LANGUAGE sql AS 'SELECT 2';
        """);
    try (TestDatabases databases = new TestDatabases(SharedServer.get())) {
      var catalog = databases.migratedBy(project.folder("db")).catalog();
      var origins = catalog.origins().byAddress();
      assertThat(origins)
          .containsEntry(ObjectAddress.schema("app"), at(1, 1))
          .containsEntry(ObjectAddress.type(new QualifiedName("app", "state")), at(1, 2))
          .containsEntry(ObjectAddress.relation(SHOPS), at(1, 3))
          .containsEntry(ObjectAddress.constraint(SHOPS, "Shops_pkey"), at(1, 4))
          .containsEntry(ObjectAddress.constraint(SHOPS, "Shops_parent_id_fkey"), at(1, 6))
          .containsEntry(ObjectAddress.constraint(SHOPS, "Open_check"), at(1, 8))
          .containsEntry(ObjectAddress.extension("vector"), at(2, 1))
          .containsEntry(ObjectAddress.constraint(SHOPS, "late"), at(3, 1))
          .containsEntry(ObjectAddress.constraint(SHOPS, "Shops_state_key"), at(2, 2))
          .containsEntry(ObjectAddress.policy(SHOPS, "mine"), at(3, 2))
          .containsEntry(ObjectAddress.trigger(SHOPS, "noted"), at(2, 7))
          .containsEntry(
              ObjectAddress.function(new QualifiedName("app", "touch"), "integer, text[]"),
              at(3, 3));
      assertThat(origins.keySet())
          .filteredOn(address -> address.toString().contains("vector"))
          .containsExactly(ObjectAddress.extension("vector"));
    } finally {
      project.close();
    }
  }

  private static Origin at(int version, int line) {
    String name = version == 1 ? "shops" : version == 2 ? "more" : "changes";
    return new Origin("db/V" + version + "__" + name + ".sql", line);
  }
}
