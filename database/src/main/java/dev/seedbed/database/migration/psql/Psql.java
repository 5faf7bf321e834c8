package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.psql.Conditions.Truth;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs scripts as {@code psql} does: statement by statement, with meta-commands and variables. Not
 * thread-safe; one object a start of psql.
 */
final class Psql {
  private static final Logger log = LoggerFactory.getLogger(Psql.class);
  private static final int DEEPEST_INCLUDE = 32;

  private final PsqlServer server;
  private final ScriptFiles files;
  private final Variables variables = new Variables();
  private final Statements statements;
  private @Nullable String restricted;
  private int depth;

  Psql(PsqlServer server, ScriptFiles files) {
    this.server = server;
    this.files = files;
    this.statements = new Statements(server, variables);
  }

  /** Sets a variable from outside, as the option {@code -v} does. */
  void define(String name, String value) {
    variables.set(name, value);
  }

  /** Runs a script to its end, or to its {@code \q}. */
  void run(ScriptFile file) throws SQLException {
    ScriptReader reader = new ScriptReader(file, variables);
    Conditions conditions = new Conditions(file);
    boolean more = true;
    while (more) {
      switch (reader.next(conditions.active(), server.standardStrings())) {
        case STATEMENT -> statements.run(file, reader);
        case COMMAND -> more = command(file, reader, conditions);
        case END -> {
          conditions.requireNoneOpen();
          statements.run(file, reader);
          more = false;
        }
      }
    }
  }

  /** False at the end of the script. */
  private boolean command(ScriptFile file, ScriptReader reader, Conditions conditions)
      throws SQLException {
    int offset = reader.commandOffset();
    String name = reader.command();
    MetaCommand command = MetaCommand.named(name).orElse(null);
    boolean known = command != null && (restricted == null || command == MetaCommand.UNRESTRICT);
    if (conditions.active() && !known) {
      throw PsqlErrors.refused(file, offset, name, restricted != null);
    }
    boolean read = false;
    if (command == MetaCommand.IF) {
      read = conditions.begin(offset, () -> condition(file, reader));
    } else if (command == MetaCommand.ELIF) {
      read = conditions.orElseIf(offset, () -> condition(file, reader));
    } else if (command == MetaCommand.ELSE) {
      conditions.orElse(offset);
    } else if (command == MetaCommand.ENDIF) {
      conditions.end(offset);
    } else if (command == MetaCommand.COPY) {
      copy(file, offset, reader.restOfLine(), reader, conditions.active());
      read = true;
    } else if (command != null && conditions.active()) {
      return carryOut(command, name, file, reader);
    }
    if (!read) {
      reader.arguments(false);
    }
    return true;
  }

  private Truth condition(ScriptFile file, ScriptReader reader) {
    String text = String.join(" ", reader.arguments(true));
    Boolean value = Variables.isTrue(text).orElse(null);
    if (value == null && !server.guesses()) {
      throw PsqlErrors.notBoolean(file, reader.commandOffset(), "\\if", text);
    }
    return value == null ? Truth.UNKNOWN : value ? Truth.TRUE : Truth.FALSE;
  }

  private boolean carryOut(MetaCommand command, String name, ScriptFile file, ScriptReader reader)
      throws SQLException {
    int offset = reader.commandOffset();
    CommandLine line = new CommandLine(file, offset, name, reader.arguments(true));
    switch (command) {
      case INCLUDE -> include(file, offset, files.find(line.first()));
      case INCLUDE_RELATIVE -> include(file, offset, files.besides(file, line.first()));
      case CONNECT -> server.connect(file, offset, line.database());
      case SET -> line.set(variables);
      case UNSET -> variables.unset(line.first());
      case GO -> {
        line.requireNoOutputFile();
        statements.run(file, reader);
      }
      case EXECUTE_RESULT -> statements.runResult(file, reader.takeQuery());
      case KEEP_RESULT -> statements.keepResult(file, reader.takeQuery(), line.firstOr(""));
      case SAY -> log.info("{}: {}", file.place(offset), line.text());
      case ENCODING -> line.requireUtf8();
      case OUTPUT -> line.requireNoOutputFile();
      case RESET -> reader.takeQuery();
      case RESTRICT -> restricted = line.first();
      case UNRESTRICT -> {
        if (!line.first().equals(restricted)) {
          throw PsqlErrors.refused(file, offset, name, restricted != null);
        }
        restricted = null;
      }
      case QUIT -> {
        return false;
      }
      default -> {}
    }
    return true;
  }

  private void include(ScriptFile file, int offset, Path path) throws SQLException {
    if (depth == DEEPEST_INCLUDE) {
      throw PsqlErrors.endlessInclude(file, offset, DEEPEST_INCLUDE);
    }
    ScriptFile included = server.include(file, offset, path);
    if (included != null) {
      depth++;
      run(included.includedFrom(file, offset));
      depth--;
    }
  }

  private void copy(ScriptFile file, int offset, String text, ScriptReader reader, boolean active)
      throws SQLException {
    if (active) {
      CopyCommand command = CopyCommand.parse(file, offset, text);
      String data = command.file();
      if (data == null) {
        statements.copy(file, Query.of(command.sql(), offset), reader.copyData(offset));
      } else {
        statements.copyFile(file, offset, command, files.find(data));
      }
    }
  }
}
