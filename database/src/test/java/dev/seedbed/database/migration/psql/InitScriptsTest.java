package dev.seedbed.database.migration.psql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.database.migration.MigrationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shows before there is a server. */
class InitScriptsTest {
  private static final String FIXES =
      "\n  To fix: write it as SQL, or delete it"
          + "\n      or: do it in a .sh file beside the script, which runs with psql itself";

  @TempDir Path project;

  @Test
  void has_a_fingerprint_of_all_that_decides_what_is_made() throws IOException {
    write("init/a.sql", "\\if :later\n\\ir parts/b.sql\n\\endif\n\\copy t from 'data.csv'");
    write("init/parts/b.sql", "SELECT 1");
    String without = scripts().fingerprint();
    assertThat(without).matches("[0-9a-f]{64}");
    write("data.csv", "1");
    String with = scripts().fingerprint();
    write("init/parts/b.sql", "SELECT 2");
    String edited = scripts().fingerprint();
    write("init/seed.txt", "for the server's own COPY, or a shell script");
    String more = scripts().fingerprint();
    write("elsewhere.sql", "SELECT 1");
    assertThat(scripts().fingerprint()).isEqualTo(more);
    assertThat(new String[] {without, with, edited, more, scripts().forDatabase("x").fingerprint()})
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\!", "\\e", "\\password", "\\cd", "\\watch", "\\setenv", "\\bind", "\\"})
  void refuses_by_name_what_it_does_not_know(String command) throws IOException {
    refuses(
        "SELECT 1;\n  " + command + " x\n",
        """
        Meta-command cannot be run: %1$s in init/a.sql:2
          2 |   %1$s x
          expected: a meta-command of psql that Seedbed knows: see docs/migrations.md
          actual: %1$s
          why: it would reach outside the database, needs a person, or is not psql's"""
                .formatted(command)
            + FIXES);
  }

  @Test
  void refuses_meta_commands_where_the_dump_forbids_them() throws IOException {
    refuses(
        "\\restrict k\n\\echo x\n",
        """
        Meta-command cannot be run: \\echo in init/a.sql:2
          2 | \\echo x
          expected: a meta-command of psql that Seedbed knows: see docs/migrations.md
          actual: \\echo
          why: between \\restrict and its \\unrestrict no other meta-command may stand
          To fix: delete it, or the \\restrict above it""");
  }

  @Test
  void refuses_forms_that_reach_outside() throws IOException {
    refusesForm("\\copy t to 'x'", "\\copy", "only \\copy … from a file or stdin can be run here");
    refusesForm(
        "\\copy t from program 'ls'",
        "\\copy",
        "the data of a \\copy must come from a file or stdin");
    refusesForm("\\copy t from pstdin", "\\copy … pstdin", "nobody types here");
    refusesForm(
        "SELECT 1 \\g out.txt", "\\g out.txt", "results of queries are not written anywhere");
    refusesForm("\\o out.txt", "\\o out.txt", "results of queries are not written anywhere");
    refusesForm(
        "\\encoding latin1", "\\encoding latin1", "scripts and their data are read as UTF-8");
    refusesForm("\\c - bob", "\\c - bob", "who connects, and to which server, is given");
    refusesForm("\\c host=x", "\\c host=x", "who connects, and to which server, is given");
    refusesForm(
        "\\set AUTOCOMMIT off",
        "\\set AUTOCOMMIT off",
        "statements run as psql runs them by default");
  }

  private void refusesForm(String line, String command, String why) throws IOException {
    refuses(
        line,
        """
        Meta-command cannot be run: %s in init/a.sql:1
          1 | %s
          expected: a form of it that Seedbed knows: see docs/migrations.md
          actual: %s
          why: %s"""
                .formatted(command, line, command, why)
            + FIXES);
  }

  @Test
  void accepts_what_only_a_person_would_see() throws IOException {
    write(
        "init/a.sql",
        """
        \\pset pager off
        \\timing \\x \\a \\t on
        \\o /dev/null
        \\o
        \\dt+ public.*
        \\l
        \\encoding UTF8
        \\set
        SELECT 1 \\p
        \\r
        \\echo -n 'done' \\warn careful \\qecho x
        \\conninfo
        """);
    assertThatCode(this::scripts).doesNotThrowAnyException();
  }

  @Test
  void refuses_shell_commands_in_backquotes() throws IOException {
    refuses(
        "\\set who `whoami`\n",
        """
        Shell command in a script: init/a.sql:1:10
          1 | \\set who `whoami`
                       ^
          expected: arguments without backquotes
          actual: a command between backquotes, which psql would hand to a shell
          why: what it answers is no part of the migrations' fingerprint
          To fix: write the value down
              or: do it in a .sh file beside the script, which runs with psql itself""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'it", "\"it", "$a$it", "E'it\\'", "\\echo 'it\n'"})
  void finds_the_beginning_of_an_open_quote(String text) throws IOException {
    write("init/a.sql", "SELECT 1;\n  " + text + ";\n");
    int column = text.startsWith("\\") ? 9 : 3;
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::scripts)
        .withMessageStartingWith("Unterminated quote: init/a.sql:2:" + column + "\n")
        .withMessageEndingWith(
            "\n  expected: the end of the quote in the same file"
                + "\n  actual: none: it begins here and runs on to the end"
                + "\n  To fix: close it");
  }

  @Test
  void finds_the_beginning_of_an_open_comment() throws IOException {
    write("init/parts/b.sql", "/* one /* two */\nSELECT 1;");
    refuses(
        "\\ir parts/b.sql",
        """
        Unterminated comment: init/parts/b.sql:1:1
          1 | /* one /* two */
              ^
          included from init/a.sql:1
          expected: the end of the comment in the same file
          actual: none: it begins here and runs on to the end
          To fix: close it""");
  }

  @Test
  void refuses_conditions_that_do_not_fit_together() throws IOException {
    refuses(
        "\\if true\n\\if false\n\\endif\n",
        """
        Unterminated \\if: init/a.sql:1
          1 | \\if true
          expected: an \\endif in the same file
          actual: the end of the file
          To fix: add the \\endif""");
    refuses(
        "\\if true\n\\else\n\\elif true\n\\endif",
        """
        \\elif without its \\if: init/a.sql:3
          3 | \\elif true
          expected: an \\if above it in the same file, whose \\else is not yet behind
          actual: \\elif
          To fix: delete it, or write the \\if""");
    refuses(
        "\\endif",
        """
        \\endif without its \\if: init/a.sql:1
          1 | \\endif
          expected: an \\if above it in the same file, whose \\else is not yet behind
          actual: \\endif
          To fix: delete it, or write the \\if""");
  }

  @Test
  void refuses_data_without_an_end() throws IOException {
    refuses(
        "COPY t FROM stdin;\n1\n",
        """
        COPY data without an end: init/a.sql:1
          1 | COPY t FROM stdin;
          expected: a line that is \\. behind the data
          actual: the end of the file
          why: the rest of the script would be taken for data
          To fix: add the line""");
    refuses(
        "COPY t FROM stdin; SELECT 1;\n1\n\\.\n",
        """
        Text behind COPY … FROM stdin: init/a.sql:1
          1 | COPY t FROM stdin; SELECT 1;
          expected: the data, beginning on the next line
          actual: more text on the line that ends the statement
          To fix: put it below the data""");
  }

  @Test
  void refuses_arguments_that_are_missing_or_wrong() throws IOException {
    refuses(
        "\\i\n",
        """
        Argument missing: \\i in init/a.sql:1
          1 | \\i
          expected: \\i and what it is for
          actual: \\i alone
          To fix: complete it, or delete it""");
    refuses(
        "\\set a-b 1\n",
        """
        Not a variable's name: init/a.sql:1
          1 | \\set a-b 1
          expected: letters, digits and underscores
          actual: a-b
          To fix: choose another name; of a query's column with AS""");
    refuses(
        "\\set ON_ERROR_STOP maybe\n",
        """
        Neither true nor false: \\set ON_ERROR_STOP in init/a.sql:1
          1 | \\set ON_ERROR_STOP maybe
          expected: true, false, on, off, yes, no, 1 or 0
          actual: maybe
          why: psql would go on as if it were false; an unset :name stands for itself
          To fix: set the variable before, or test it with :{?name}""");
  }

  @Test
  void refuses_scripts_that_include_each_other_without_end() throws IOException {
    refuses(
        "\\ir a.sql",
        """
        Scripts include each other without end: init/a.sql:1
          1 | \\ir a.sql
        %s  expected: at most 32 levels of \\i
          actual: included from init/a.sql:1
            included from init/a.sql:1
            included from init/a.sql:1
            …
          To fix: delete one of them"""
            .formatted("  included from init/a.sql:1\n".repeat(32)));
  }

  @Test
  void refuses_what_is_not_utf_8() throws IOException {
    Files.createDirectories(project.resolve("init"));
    Files.write(project.resolve("init/a.sql"), "-- Köln".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::scripts)
        .withMessage(
            """
            Script is not UTF-8: init/a.sql
              expected: a file encoded in UTF-8
              actual: bytes that are not UTF-8
              To fix: convert the file, as with: iconv -f latin1 -t utf-8""");
  }

  @Test
  void refuses_what_cannot_be_decompressed() throws IOException {
    write("init/a.sql.zst", "?");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::scripts)
        .withMessage(
            """
            Script cannot be decompressed: init/a.sql.zst
              expected: a script that is plain, or compressed by gzip or xz
              actual: one compressed by zstd, which Java cannot read
              To fix: compress it by gzip""");
    Files.delete(project.resolve("init/a.sql.zst"));
    for (String name : new String[] {"init/a.sql.gz", "init/a.sql.xz"}) {
      write(name, "SELECT 1;");
      assertThatExceptionOfType(MigrationException.class)
          .isThrownBy(this::scripts)
          .withMessage(
              """
              Script cannot be decompressed: %s
                expected: what its name says: a file compressed by gzip or xz
                actual: something else, or only a part of it
                To fix: compress it anew, or rename it to .sql if it is plain"""
                  .formatted(name));
      Files.delete(project.resolve(name));
    }
  }

  @Test
  void refuses_a_folder_without_scripts() throws IOException {
    write("init/sub/a.sql", "SELECT 1;");
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::scripts)
        .withMessage(
            """
            No init scripts: init
              expected: files named *.sql, *.sql.gz, *.sql.xz or *.sh
              actual: none in the folder itself; the container does not look below it
              To fix: name the folder that is mounted at /docker-entrypoint-initdb.d""");
  }

  private void refuses(String script, String message) throws IOException {
    write("init/a.sql", script);
    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(this::scripts)
        .withMessage(message);
  }

  private void write(String name, String text) throws IOException {
    ScriptFolder.write(project, name, text);
  }

  private InitScripts scripts() {
    return ScriptFolder.scripts(project);
  }
}
