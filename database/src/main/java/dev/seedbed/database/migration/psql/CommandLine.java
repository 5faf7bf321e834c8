package dev.seedbed.database.migration.psql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A meta-command with its arguments.
 *
 * @param offset where it stands in the script
 * @param name without its backslash
 */
record CommandLine(ScriptFile file, int offset, String name, List<String> arguments) {

  CommandLine {
    arguments = List.copyOf(arguments);
  }

  /** The first argument, without which there is nothing to do. */
  String first() {
    if (arguments.isEmpty()) {
      throw PsqlErrors.noArgument(file, offset, name);
    }
    return arguments.get(0);
  }

  String firstOr(String otherwise) {
    return arguments.isEmpty() ? otherwise : arguments.get(0);
  }

  /** All arguments as one line. */
  String text() {
    return String.join(" ", arguments);
  }

  /** The database that {@code \connect} names; empty for the one that it is in. */
  String database() {
    List<String> words =
        arguments.stream().filter(word -> !word.startsWith("-reuse-previous=")).toList();
    String database = words.isEmpty() ? "-" : words.get(0);
    boolean onlyDatabase = words.stream().skip(1).allMatch("-"::equals);
    if (!onlyDatabase || database.contains("=") || database.contains("://")) {
      throw PsqlErrors.unsupported(
          file, offset, "\\" + name + " " + text(), "who connects, and to which server, is given");
    }
    boolean quoted = database.length() > 1 && database.startsWith("\"") && database.endsWith("\"");
    if (quoted) {
      return database.substring(1, database.length() - 1).replace("\"\"", "\"");
    }
    return database.equals("-") ? "" : database;
  }

  /** {@code \set}. */
  void set(Variables variables) {
    if (arguments.isEmpty()) {
      return;
    }
    String variable = arguments.get(0);
    String value = String.join("", arguments.subList(1, arguments.size()));
    requireName(file, offset, variable);
    Optional<Boolean> truth = Variables.isTrue(value);
    switch (variable) {
      case "ON_ERROR_STOP" -> {
        if (truth.isEmpty()) {
          throw PsqlErrors.notBoolean(file, offset, "\\set ON_ERROR_STOP", value);
        }
      }
      case "AUTOCOMMIT", "ON_ERROR_ROLLBACK", "SINGLELINE" -> {
        if (!truth.equals(Optional.of(variable.equals("AUTOCOMMIT")))) {
          throw PsqlErrors.unsupported(
              file, offset, "\\set " + text(), "statements run as psql runs them by default");
        }
      }
      default -> {}
    }
    variables.set(variable, value);
  }

  static void requireName(ScriptFile file, int offset, String variable) {
    if (!Variables.isName(variable)) {
      throw PsqlErrors.badVariable(file, offset, variable);
    }
  }

  /** {@code \encoding}: there is one only. */
  void requireUtf8() {
    String encoding = firstOr("UTF8");
    if (!List.of("utf8", "utf-8", "unicode").contains(encoding.toLowerCase(Locale.ROOT))) {
      throw PsqlErrors.unsupported(
          file, offset, "\\encoding " + encoding, "scripts and their data are read as UTF-8");
    }
  }

  /** {@code \o} and {@code \g}: results go nowhere. */
  void requireNoOutputFile() {
    if (!firstOr("/dev/null").equals("/dev/null")) {
      throw PsqlErrors.unsupported(
          file, offset, "\\" + name + " " + text(), "results of queries are not written anywhere");
    }
  }
}
