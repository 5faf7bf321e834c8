package dev.seedbed.database.migration.psql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.catalog.QualifiedName;
import dev.seedbed.database.migration.DdlTrace;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class InitScriptsIT {
  @TempDir Path project;
  private ScriptFolder folder;

  @BeforeEach
  void open() throws SQLException {
    folder = ScriptFolder.in(project);
  }

  @AfterEach
  void close() throws SQLException {
    folder.close();
  }

  @Test
  void runs_files_in_the_order_of_their_names_and_each_once() throws Exception {
    folder.write("init/10.sql", "INSERT INTO t VALUES ('10');");
    folder.write("init/2.sql", "INSERT INTO t VALUES ('2');");
    folder.write("init/01.sql", "CREATE TABLE t (id text, at serial);");
    folder.write("init/README.md", "not run");
    folder.write("init/more/99.sql", "not run either");
    assertThat(folder.apply().applied())
        .containsExactly("init/01.sql", "init/10.sql", "init/2.sql");
    assertThat(folder.rows("SELECT id FROM t ORDER BY at")).containsExactly("10", "2");
    folder.write("init/3.sql", "INSERT INTO t VALUES ('3');");
    folder.write("init/4.sh", "true");
    assertThat(folder.scripts().status(folder.connection()))
        .hasToString(
            """
            [X] init/01.sql
            [X] init/10.sql
            [X] init/2.sql
            [ ] init/3.sql
            [ ] init/4.sh""");
    Files.delete(project.resolve("init/4.sh"));
    assertThat(folder.apply().applied()).containsExactly("init/3.sql");
    assertThat(folder.apply().alreadyApplied()).isEqualTo(4);
  }

  @Test
  void decompresses_files_whose_names_say_so() throws Exception {
    folder.write("init/a.sql", "CREATE TABLE t (id int);");
    try (OutputStream gz =
            new GZIPOutputStream(Files.newOutputStream(project.resolve("init/b.sql.gz")));
        OutputStream xz =
            new XZOutputStream(
                Files.newOutputStream(project.resolve("init/c.sql.xz")), new LZMA2Options())) {
      gz.write("INSERT INTO t VALUES (1);".getBytes(StandardCharsets.UTF_8));
      xz.write("INSERT INTO t VALUES (2);".getBytes(StandardCharsets.UTF_8));
    }
    folder.apply();
    assertThat(folder.rows("SELECT id FROM t ORDER BY id")).containsExactly("1", "2");
  }

  @Test
  void runs_a_single_file() throws Exception {
    folder.write("schema.sql", "\\ir parts/t.sql\n");
    folder.write("parts/t.sql", "CREATE TABLE t ();");
    InitScripts script =
        InitScripts.at("schema.sql", project, ClassLoader.getPlatformClassLoader());
    assertThat(script.apply(folder.connection()).applied()).containsExactly("schema.sql");
  }

  @Test
  void commits_each_statement_by_itself_as_psql_does() throws Exception {
    folder.write(
        "init/a.sql",
        """
        CREATE TABLE t (id int);
        CREATE INDEX CONCURRENTLY i ON t (id);
        VACUUM t;
        INSERT INTO t VALUES (1);
        BEGIN;
        INSERT INTO t VALUES (2);
        ROLLBACK;
        START TRANSACTION;
        INSERT INTO t VALUES (3);
        COMMIT AND CHAIN;
        INSERT INTO t VALUES (4);
        END;
        SELECT nothing;
        """);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Script failed: init/a.sql:13:8
              13 | SELECT nothing;
                          ^
              expected: every statement to succeed
              actual: ERROR: column "nothing" does not exist
                SQLSTATE 42703
              why: psql commits each statement by itself: what stands before this one was applied and kept
              To fix: correct init/a.sql:13""");
    assertThat(folder.rows("SELECT id FROM t ORDER BY id")).containsExactly("1", "3", "4");
    assertThat(folder.connection().getAutoCommit()).isTrue();
  }

  @Test
  void replaces_variables_outside_quotes() throws Exception {
    folder.run(
        """
        \\set name 'it''s "my" table'
        \\set suffix _x
        \\set two one :suffix
        \\set number 41 + 1
        \\set rest "SELECT 'a;b' AS said; SELECT 2"
        CREATE TABLE :"name" (id int, note text);
        INSERT INTO :"name" VALUES (:number, :'two' || ':number' || $$ :number $$);
        INSERT INTO :"name" SELECT 1::int, (ARRAY['x','y'])[1:1]::text; -- :number
        INSERT INTO :"name" VALUES (2, :{?number} || ' ' || :{?nothing});
        \\unset number
        INSERT INTO :"name" VALUES (3, E'\\\\x\\'' || ' \\:number');
        """);
    assertThat(folder.rows("SELECT note FROM \"it's \"\"my\"\" table\" ORDER BY id"))
        .containsExactly("{x}", "true false", "\\x' \\:number", "one_x:number :number ");
  }

  @Test
  void reads_statements_out_of_a_variable() throws Exception {
    folder.run("\\set both 'CREATE TABLE a (); CREATE TABLE b ();'\n:both\nCREATE TABLE c ();");
    assertThat(tables()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "true, a",
    "off, c",
    "1, a",
    "0, c",
    "yes, a",
    "tr, a",
    "ON, a",
    ":{?x}, a",
    ":{?y}, c",
    ":x, a"
  })
  void takes_the_branch_that_a_condition_chooses(String condition, String made) throws Exception {
    folder.run(
        """
        \\set x on
        \\if %s
          CREATE TABLE a (); \\echo 'it is so'
          \\if false
            CREATE TABLE "never; ()
        \\endif" ();
            \\unknown 'command'
          \\elif true \\\\ SELECT 1;
          \\else
            \\i nowhere
          \\endif
        \\elif false
          CREATE TABLE b ();
        \\else
          CREATE TABLE c ();
        \\endif
        """
            .formatted(condition));
    assertThat(tables()).containsExactly(made);
  }

  @Test
  void includes_files_from_the_working_directory_the_scripts_folder_and_the_containers()
      throws Exception {
    folder.write("sql/one.sql", "CREATE TABLE one ();\n\\ir ../more/two.sql");
    folder.write("more/two.sql", "CREATE TABLE two ()");
    folder.write("init/parts/three.sql", "CREATE TABLE three ();\\q\nnot read");
    folder.run(
        """
        \\set folder sql
        \\i :folder/one.sql
        \\include '/docker-entrypoint-initdb.d/parts/three.sql'
        CREATE TABLE four ();
        """);
    assertThat(tables()).containsExactly("four", "one", "three", "two");
  }

  @Test
  void includes_a_file_whose_name_a_query_makes_if_it_lies_in_the_folder() throws Exception {
    folder.write("init/parts/x.sql", "CREATE TABLE x ();");
    folder.write("elsewhere.sql", "CREATE TABLE elsewhere ();");
    folder.run("SELECT 'x' AS name \\gset\n\\ir parts/:name.sql\n");
    assertThat(tables()).containsExactly("x");
    folder.write("init/b.sql", "SELECT 'elsewhere' AS name \\gset\n\\i :name.sql\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Included file is no part of the fingerprint: init/b.sql:2
              2 | \\i :name.sql
              expected: a file in the folder of the scripts, or one whose name stands in a script
              actual: %s
              why: its name is made while the script runs, so a change of it would go unseen
              To fix: move the file into the folder of the scripts
                  or: write its name down"""
                .formatted(project.resolve("elsewhere.sql")));
  }

  @Test
  void copies_data_out_of_the_script_and_out_of_files() throws Exception {
    folder.write("data/c.csv", "id,note\n5,\"five, \\.\"\n");
    folder.write("init/d.txt", "6|six\n");
    folder.run(
        """
        CREATE TABLE t (id int, note text);
        COPY t (id, note) FROM stdin;
        1\tit's; one
        2\t\\N
        \\.
        COPY t FROM STDIN WITH (FORMAT csv);
        3,"a
        b"
        \\.
        \\copy t(note, id) from stdin with delimiter ','
        four,4
        \\.
        \\copy t FROM 'data/c.csv' WITH (FORMAT csv, HEADER)
        \\copy t from /docker-entrypoint-initdb.d/d.txt delimiter '|' where id > 5;
        COPY t TO stdout;
        INSERT INTO t VALUES (7, 'seven');
        """);
    assertThat(folder.rows("SELECT id || ' ' || coalesce(note, 'null') FROM t ORDER BY id"))
        .containsExactly(
            "1 it's; one", "2 null", "3 a\nb", "4 four", "5 five, \\.", "6 six", "7 seven");
  }

  @Test
  void names_the_line_of_data_that_cannot_be_copied() throws Exception {
    folder.write("init/a.sql", "CREATE TABLE t (id int);\nCOPY t FROM stdin;\n1\nzwei\n3\n\\.\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Script failed: init/a.sql:4:1
              4 | zwei
              expected: every statement to succeed
              actual: ERROR: invalid input syntax for type integer: "zwei"
                Where: COPY t, line 2, column id: "zwei"
                SQLSTATE 22P02
              why: psql commits each statement by itself: what stands before this one was applied and kept
              To fix: correct init/a.sql:4""");
  }

  @Test
  void runs_what_a_query_answers_and_keeps_what_it_answers() throws Exception {
    folder.run(
        """
        SELECT format('CREATE TABLE %I ()', name), null
        FROM unnest(ARRAY['one', 'Two']) AS name
        \\gexec
        CREATE TABLE after ();
        SELECT 'three' AS name, 2 AS "Number", null AS nothing \\gset made_
        CREATE TABLE :made_name (n int DEFAULT :made_Number, m text DEFAULT ':made_nothing');
        SELECT 1 \\g
        SELECT 1 AS ignored \\; SELECT 2;
        """);
    assertThat(tables()).containsExactly("Two", "after", "one", "three");
  }

  @Test
  void understands_what_pg_dump_writes() throws Exception {
    folder.run(
        """
        \\restrict abc123
        SET statement_timeout = 0;
        SET client_encoding = 'UTF8';
        SET standard_conforming_strings = on;
        SELECT pg_catalog.set_config('search_path', '', false);
        CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql
            BEGIN ATOMIC
         SELECT CASE WHEN true THEN 1 ELSE 2 END;
         SELECT 2;
        END;
        CREATE TABLE public.t (id integer);
        COPY public.t (id) FROM stdin;
        1
        \\.
        \\unrestrict abc123
        \\dt
        """);
    assertThat(folder.rows("SELECT public.f() + id FROM public.t")).containsExactly("3");
    assertThat(folder.rows("SHOW search_path")).containsExactly("\"$user\", public");
  }

  @Test
  void reads_strings_as_the_session_has_it() throws Exception {
    folder.run(
        """
        SET standard_conforming_strings = off;
        CREATE TABLE t AS SELECT 'it\\'s; ' || E'\\';' || $q$';$q$ AS said;
        SET standard_conforming_strings = on;
        INSERT INTO t VALUES ('\\');
        /* one /* ; two */ ' */ INSERT INTO t VALUES ('end')
        """);
    assertThat(folder.rows("SELECT said FROM t")).containsExactly("it's; ';';", "\\", "end");
  }

  @Test
  void goes_on_after_an_error_if_the_script_says_so() throws Exception {
    folder.run(
        """
        \\set ON_ERROR_STOP off
        CREATE TABLE a ();
        CREATE TABLE a ();
        \\if :ERROR
          CREATE TABLE :"SQLSTATE" ();
        \\endif
        \\set ON_ERROR_STOP on
        CREATE TABLE b ();
        """);
    assertThat(tables()).containsExactly("42P07", "a", "b");
  }

  @Test
  void says_where_each_object_comes_from_in_included_files_too() throws Exception {
    folder.write("init/a.sql", "\n\\set t one\nCREATE TABLE :t (\n  id int\n);\n\\ir b/b.sql\n");
    folder.write(
        "init/b/b.sql",
        "-- two\n\nCREATE TABLE two ();\nSELECT 'CREATE TABLE three ()'\n\\gexec\n"
            + "DO $$ BEGIN\n CREATE TABLE four (); END $$;");
    DdlTrace.install(folder.connection());
    folder.apply();
    Origins origins = DdlTrace.remove(folder.connection());
    assertThat(origin(origins, "one")).isEqualTo("init/a.sql:3");
    assertThat(origin(origins, "two")).isEqualTo("init/b/b.sql:3");
    assertThat(origin(origins, "three")).isEqualTo("init/b/b.sql:4");
    assertThat(origin(origins, "four")).isEqualTo("init/b/b.sql:6");
  }

  @Test
  void stays_in_its_database_when_a_script_connects_to_it_by_name() throws Exception {
    folder.write(
        "init/a.sql",
        """
        CREATE ROLE seedbed_app_%1$s LOGIN;
        CREATE DATABASE "app_%1$s";
        \\c - \\\\ SET search_path = nowhere;
        \\connect "app_%1$s"
        CREATE TABLE mine ();
        \\c other
        CREATE TABLE theirs ();
        SELECT 1 AS x \\gset
        COPY nothing FROM stdin;
        1
        \\.
        \\c app_%1$s
        CREATE TABLE mine_too ();
        """
            .formatted(folder.database()));
    InitScripts scripts = folder.scripts().forDatabase("app_" + folder.database());
    scripts.apply(folder.connection());
    assertThat(tables()).containsExactly("mine", "mine_too");
    try (ScriptFolder second = ScriptFolder.in(project)) {
      scripts.apply(second.connection());
      assertThat(second.rows("SELECT 1 FROM mine_too")).isEmpty();
    }
  }

  @Test
  void refuses_to_go_on_in_another_database() throws Exception {
    folder.write("init/a.sql", "\\c manifest\nCREATE TABLE t ();");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Script goes on in another database: init/a.sql:1
              1 | \\c manifest
              expected: statements for the database that is migrated: %s
              actual: \\connect manifest
              why: what is made elsewhere would be seen by no test
              To fix: say which of the script's databases it is, and the others are passed over: InitScripts.at(…).forDatabase("manifest")
                  or: move the statements below into a script of that database's own"""
                .formatted(folder.database()));
  }

  @Test
  void refuses_a_transaction_that_is_left_open() throws Exception {
    folder.write("init/a.sql", "BEGIN;\nCREATE TABLE t ();\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Transaction left open: init/a.sql
              expected: a COMMIT for each BEGIN
              actual: the end of the file within a transaction
              why: psql would roll it back, and say nothing
              To fix: add the COMMIT""");
    assertThat(tables()).isEmpty();
  }

  @Test
  void says_so_when_a_statement_fails_in_a_transaction_of_an_included_file() throws Exception {
    folder.write("init/a.sql", "CREATE TABLE a ();\n\\ir parts/b.sql\n");
    folder.write("init/parts/b.sql", "BEGIN;\n\\set x 1 +\nSELECT :x nothing;\nCOMMIT;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Script failed: init/parts/b.sql:3:11
              3 | SELECT :x nothing;
                            ^
              included from init/a.sql:2
              expected: every statement to succeed
              actual: ERROR: column "nothing" does not exist
                SQLSTATE 42703
              why: psql commits each statement by itself: what stands before the open transaction was applied and kept
              To fix: correct init/parts/b.sql:3""");
    assertThat(tables()).containsExactly("a");
  }

  @Test
  void ends_a_script_that_takes_too_long() throws Exception {
    folder.write("init/a.sql", "SELECT 1;\nSELECT pg_sleep(600);");
    InitScripts hurried =
        folder.scripts().with(MigrationOptions.DEFAULT.withTimeout(Duration.ofSeconds(1)));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(() -> hurried.apply(folder.connection()))
        .withMessage(
            """
            Script took too long: init/a.sql:2
              2 | SELECT pg_sleep(600);
              expected: the file to end within 1 s
              actual: this statement was still running, and was canceled
              why: psql commits each statement by itself: what stands before this one was applied and kept
              To fix: give it more time: the setting migration-timeout, or MigrationOptions.withTimeout
                  or: look for what it waits for, in pg_stat_activity and pg_locks""");
  }

  @Test
  void refuses_a_script_that_was_edited_after_it_had_run() throws Exception {
    folder.write("init/a.sql", "\\ir parts/b.sql\n");
    folder.write("init/parts/b.sql", "CREATE TABLE t ();");
    folder.apply();
    folder.write("init/parts/b.sql", "CREATE TABLE u ();");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            Init script was edited after it had run: init/a.sql
              expected: the bytes that ran, in it and in the files that it includes
              actual: other bytes
              why: a container runs such scripts once, when its data folder is empty
              To fix: drop the test database, so that all of them run again""");
  }

  @Test
  void refuses_a_file_that_is_not_there() throws IOException {
    folder.write("init/a.sql", "SELECT 1;\n\\i parts/b.sql\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            File not found: b.sql, named in init/a.sql:2
              2 | \\i parts/b.sql
              expected: the file %s
              actual: no such file
              why: \\i and \\copy start from the working directory, \\ir from the script's folder; the container's own init folder stands for this one
              To fix: correct the path, or use \\ir"""
                .formatted(project.resolve("parts/b.sql")));
  }

  @Test
  void refuses_to_keep_anything_but_one_row() throws IOException {
    folder.write("init/a.sql", "SELECT 1 AS x WHERE false \\gset\n");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(folder::apply)
        .withMessage(
            """
            \\gset without exactly one row: init/a.sql:1
              1 | SELECT 1 AS x WHERE false \\gset
              expected: a query with one row
              actual: no row
              To fix: make the query answer one row, as with LIMIT 1 or an aggregate""");
  }

  private List<String> tables() throws SQLException {
    return folder.rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            + " AND relkind = 'r' ORDER BY relname COLLATE \"C\"");
  }

  private static String origin(Origins origins, String table) {
    return origins
        .of(ObjectAddress.relation(new QualifiedName("public", table)))
        .map(Origin::toString)
        .orElse("none");
  }
}
