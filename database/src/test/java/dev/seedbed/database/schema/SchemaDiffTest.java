package dev.seedbed.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaDiffTest {
  private static final SchemaSnapshot LEFT =
      snapshot(
          """
          -- table app.users
          CREATE TABLE app.users (
            id integer NOT NULL,
            email text,
            note text
          );
          -- constraint app.users.users_pkey
          ALTER TABLE app.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
          -- index app.users_email
          CREATE INDEX users_email ON app.users USING btree (email);
          -- comment on TABLE app.users
          COMMENT ON TABLE app.users IS 'people';
          -- grant on TABLE app.users to reader
          GRANT SELECT ON TABLE app.users TO reader;
          """);

  private static SchemaSnapshot snapshot(String sql) {
    return SchemaSnapshot.parse(sql, "here");
  }

  private static SchemaSnapshot changed(String from, String to) {
    String sql = LEFT.toSql();
    assertThat(sql).contains(from);
    return snapshot(sql.replace(from, to));
  }

  @Test
  void equal_schemas_do_not_differ() {
    assertThat(SchemaDiff.between(LEFT, LEFT, DiffOptions.STRICT).isEmpty()).isTrue();
    assertThat(SchemaDiff.between(LEFT, LEFT)).hasToString("");
  }

  @Test
  void shows_of_a_changed_object_its_name_and_what_changed() {
    SchemaSnapshot right = changed("email text,\n  note text", "email character varying(20)");
    assertThat(SchemaDiff.between(LEFT, right))
        .hasToString(
            """
            table app.users
                CREATE TABLE app.users (
              -   email text
              +   email character varying(20)
              -   note text""");
  }

  @Test
  void shows_an_object_that_one_side_lacks_whole() {
    SchemaSnapshot right =
        changed(
            "-- index app.users_email\nCREATE INDEX users_email ON app.users USING btree (email);",
            "-- view app.emails\nCREATE VIEW app.emails AS\n SELECT email\n   FROM app.users;");
    assertThat(SchemaDiff.between(LEFT, right))
        .hasToString(
            """
            index app.users_email
              - CREATE INDEX users_email ON app.users USING btree (email)
            view app.emails
              + CREATE VIEW app.emails AS
              +  SELECT email
              +    FROM app.users""");
  }

  @Test
  void says_where_the_object_comes_from() {
    var users = new QualifiedName("app", "users");
    var origins =
        new Origins(
            Map.of(
                ObjectAddress.relation(users), new Origin("V1__users.sql", 3),
                ObjectAddress.column(users, "email"), new Origin("V2__email.sql", 7)));
    SchemaSnapshot right =
        snapshot(
            LEFT.toSql()
                .replace("email text", "email integer")
                .replace("PRIMARY KEY (id)", "PRIMARY KEY (email)"));
    assertThat(SchemaDiff.between(LEFT, right).describe(origins))
        .isEqualTo(
            """
            table app.users  (V2__email.sql:7)
                CREATE TABLE app.users (
              -   email text
              +   email integer
            constraint app.users.users_pkey  (V1__users.sql:3)
              - ALTER TABLE app.users ADD CONSTRAINT users_pkey PRIMARY KEY (id)
              + ALTER TABLE app.users ADD CONSTRAINT users_pkey PRIMARY KEY (email)""");
  }

  @Test
  void the_order_of_columns_counts_only_if_asked_for() {
    SchemaSnapshot right = changed("email text,\n  note text", "note text,\n  email text");
    assertThat(SchemaDiff.between(LEFT, right).isEmpty()).isTrue();
    DiffOptions ordered = DiffOptions.DEFAULT.withColumnOrder(true);
    assertThat(SchemaDiff.between(LEFT, right, ordered).differences()).hasSize(1);
  }

  @Test
  void names_of_keys_and_indexes_count_unless_told_otherwise() {
    SchemaSnapshot right =
        snapshot(
            LEFT.toSql()
                .replace("users_pkey", "\"PK of; users\"")
                .replace("users_email", "\"IX ON email\""));
    assertThat(SchemaDiff.between(LEFT, right).differences()).hasSize(4);
    DiffOptions nameless = DiffOptions.DEFAULT.withNames(false);
    assertThat(SchemaDiff.between(LEFT, right, nameless)).hasToString("");
  }

  @Test
  void an_index_that_is_there_twice_is_not_the_same_as_one() {
    SchemaSnapshot twice =
        snapshot(
            LEFT.toSql()
                + "-- index app.again\nCREATE INDEX again ON app.users USING btree (email);\n");
    DiffOptions nameless = DiffOptions.DEFAULT.withNames(false);
    assertThat(SchemaDiff.between(LEFT, twice, nameless))
        .hasToString("index app.again\n  + CREATE INDEX again ON app.users USING btree (email)");
  }

  @Test
  void comments_and_grants_count_unless_told_otherwise() {
    SchemaSnapshot right =
        snapshot(LEFT.toSql().replace("people", "persons").replace("GRANT SELECT", "GRANT UPDATE"));
    assertThat(SchemaDiff.between(LEFT, right).differences()).hasSize(2);
    DiffOptions shape = DiffOptions.DEFAULT.withComments(false).withGrants(false);
    assertThat(SchemaDiff.between(LEFT, right, shape).isEmpty()).isTrue();
  }

  @Test
  void settings_of_the_database_count_unless_told_otherwise() {
    SchemaSnapshot right =
        snapshot(
            LEFT.toSql() + "-- database setting timezone\nALTER DATABASE SET timezone TO 'UTC';\n");
    assertThat(SchemaDiff.between(LEFT, right))
        .hasToString("database setting timezone\n  + ALTER DATABASE SET timezone TO 'UTC'");
    DiffOptions schemas = DiffOptions.DEFAULT.withDatabaseSettings(false);
    assertThat(SchemaDiff.between(LEFT, right, schemas).isEmpty()).isTrue();
  }
}
