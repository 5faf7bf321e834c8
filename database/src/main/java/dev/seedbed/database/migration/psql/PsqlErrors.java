package dev.seedbed.database.migration.psql;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.migration.MigrationException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a script can have wrong before the server sees it. */
final class PsqlErrors {
  private PsqlErrors() {}

  static MigrationException refused(ScriptFile file, int offset, String name, boolean restricted) {
    ErrorMessage message =
        at("Meta-command cannot be run: \\" + name + " in ", file, offset)
            .expected("a meta-command of psql that Seedbed knows: see docs/migrations.md")
            .actual("\\" + name);
    return restricted
        ? exception(
            message
                .why("between \\restrict and its \\unrestrict no other meta-command may stand")
                .toFix("delete it, or the \\restrict above it"))
        : exception(
            message
                .why("it would reach outside the database, needs a person, or is not psql's")
                .toFix("write it as SQL, or delete it")
                .toFix("do it in a .sh file beside the script, which runs with psql itself"));
  }

  static MigrationException unsupported(ScriptFile file, int offset, String command, String why) {
    return exception(
        at("Meta-command cannot be run: " + command + " in ", file, offset)
            .expected("a form of it that Seedbed knows: see docs/migrations.md")
            .actual(command)
            .why(why)
            .toFix("write it as SQL, or delete it")
            .toFix("do it in a .sh file beside the script, which runs with psql itself"));
  }

  static MigrationException backquote(ScriptFile file, int offset) {
    return exception(
        caret("Shell command in a script: ", file, offset)
            .expected("arguments without backquotes")
            .actual("a command between backquotes, which psql would hand to a shell")
            .why("what it answers is no part of the migrations' fingerprint")
            .toFix("write the value down")
            .toFix("do it in a .sh file beside the script, which runs with psql itself"));
  }

  static MigrationException unterminated(ScriptFile file, int offset, String what) {
    return exception(
        caret("Unterminated " + what + ": ", file, offset)
            .expected("the end of the " + what + " in the same file")
            .actual("none: it begins here and runs on to the end")
            .toFix("close it"));
  }

  static MigrationException openIf(ScriptFile file, int offset) {
    return exception(
        at("Unterminated \\if: ", file, offset)
            .expected("an \\endif in the same file")
            .actual("the end of the file")
            .toFix("add the \\endif"));
  }

  static MigrationException noIf(ScriptFile file, int offset, String command) {
    return exception(
        at("\\" + command + " without its \\if: ", file, offset)
            .expected("an \\if above it in the same file, whose \\else is not yet behind")
            .actual("\\" + command)
            .toFix("delete it, or write the \\if"));
  }

  static MigrationException openCopy(ScriptFile file, int offset) {
    return exception(
        at("COPY data without an end: ", file, offset)
            .expected("a line that is \\. behind the data")
            .actual("the end of the file")
            .why("the rest of the script would be taken for data")
            .toFix("add the line"));
  }

  static MigrationException textAfterCopy(ScriptFile file, int offset) {
    return exception(
        at("Text behind COPY … FROM stdin: ", file, offset)
            .expected("the data, beginning on the next line")
            .actual("more text on the line that ends the statement")
            .toFix("put it below the data"));
  }

  static MigrationException noArgument(ScriptFile file, int offset, String name) {
    return exception(
        at("Argument missing: \\" + name + " in ", file, offset)
            .expected("\\" + name + " and what it is for")
            .actual("\\" + name + " alone")
            .toFix("complete it, or delete it"));
  }

  static MigrationException notBoolean(ScriptFile file, int offset, String command, String value) {
    return exception(
        at("Neither true nor false: " + command + " in ", file, offset)
            .expected("true, false, on, off, yes, no, 1 or 0")
            .actual(value.isEmpty() ? "nothing" : value)
            .why("psql would go on as if it were false; an unset :name stands for itself")
            .toFix("set the variable before, or test it with :{?name}"));
  }

  static MigrationException badVariable(ScriptFile file, int offset, String name) {
    return exception(
        at("Not a variable's name: ", file, offset)
            .expected("letters, digits and underscores")
            .actual(name)
            .toFix("choose another name; of a query's column with AS"));
  }

  static MigrationException notOneRow(ScriptFile file, int offset, int rows) {
    return exception(
        at("\\gset without exactly one row: ", file, offset)
            .expected("a query with one row")
            .actual(rows == 0 ? "no row" : rows + " rows")
            .toFix("make the query answer one row, as with LIMIT 1 or an aggregate"));
  }

  static MigrationException endlessInclude(ScriptFile file, int offset, int deepest) {
    return exception(
        at("Scripts include each other without end: ", file, offset)
            .expected("at most " + deepest + " levels of \\i")
            .actual(file.includedFrom().lines().limit(3).collect(Collectors.joining("\n")) + "\n…")
            .toFix("delete one of them"));
  }

  static MigrationException noSuchFile(
      ScriptFile file, int offset, Path missing, @Nullable Throwable cause) {
    return new MigrationException(
        at("File not found: " + missing.getFileName() + ", named in ", file, offset)
            .expected("the file " + missing)
            .actual(cause == null ? "no such file" : "it cannot be read")
            .why(
                "\\i and \\copy start from the working directory, \\ir from the script's folder;"
                    + " the container's own init folder stands for this one")
            .toFix("correct the path, or use \\ir"),
        cause);
  }

  static MigrationException notForeseen(ScriptFile file, int offset, Path included) {
    return exception(
        at("Included file is no part of the fingerprint: ", file, offset)
            .expected("a file in the folder of the scripts, or one whose name stands in a script")
            .actual(included.toString())
            .why("its name is made while the script runs, so a change of it would go unseen")
            .toFix("move the file into the folder of the scripts")
            .toFix("write its name down"));
  }

  static MigrationException otherDatabase(
      ScriptFile file, int offset, String database, String current) {
    return exception(
        at("Script goes on in another database: ", file, offset)
            .expected("statements for the database that is migrated: " + current)
            .actual("\\connect " + database)
            .why("what is made elsewhere would be seen by no test")
            .toFix(
                "say which of the script's databases it is, and the others are passed over:"
                    + " InitScripts.at(…).forDatabase(\""
                    + database
                    + "\")")
            .toFix("move the statements below into a script of that database's own"));
  }

  static MigrationException openTransaction(ScriptFile file) {
    return exception(
        ErrorMessage.of("Transaction left open: " + file.path())
            .expected("a COMMIT for each BEGIN")
            .actual("the end of the file within a transaction")
            .why("psql would roll it back, and say nothing")
            .toFix("add the COMMIT"));
  }

  static MigrationException notUtf8(String path, Throwable cause) {
    return new MigrationException(
        ErrorMessage.of("Script is not UTF-8: " + path)
            .expected("a file encoded in UTF-8")
            .actual("bytes that are not UTF-8")
            .toFix("convert the file, as with: iconv -f latin1 -t utf-8"),
        cause);
  }

  private static MigrationException exception(ErrorMessage message) {
    return new MigrationException(message, null);
  }

  private static ErrorMessage at(String what, ScriptFile file, int offset) {
    return ErrorMessage.of(
        lines(what + file.place(offset), file.line(offset), indented(file.includedFrom())));
  }

  private static ErrorMessage caret(String what, ScriptFile file, int offset) {
    return ErrorMessage.of(
        lines(
            what + file.exactPlace(offset),
            file.lineWithCaret(offset),
            indented(file.includedFrom())));
  }

  static String indented(String text) {
    return text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
  }

  static String lines(String... lines) {
    return Arrays.stream(lines)
        .flatMap(line -> line.isEmpty() ? Stream.empty() : Stream.of(line))
        .collect(Collectors.joining("\n"));
  }
}
