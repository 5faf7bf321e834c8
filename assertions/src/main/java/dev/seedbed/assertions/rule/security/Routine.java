package dev.seedbed.assertions.rule.security;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Function;
import java.util.List;
import java.util.Set;

/** What the rules say of functions and procedures that run with their owner's privileges. */
final class Routine {
  private static final Set<String> CALLED_BY_THE_SERVER = Set.of("trigger", "event_trigger");

  private Routine() {}

  /** Those that the project made, in the order of their names. */
  static List<Function> definers(Catalog catalog) {
    return catalog.functions().stream()
        .filter(Function::securityDefiner)
        .filter(function -> function.extension() == null)
        .toList();
  }

  /** Its name with the types of its arguments, as {@code ALTER ROUTINE} takes it. */
  static String toSql(Function function) {
    return function.name().toSql() + "(" + function.signature() + ")";
  }

  /** Whether nobody can call it: the server does, when its trigger fires. */
  static boolean isTrigger(Function function) {
    return function.returns() != null && CALLED_BY_THE_SERVER.contains(function.returns());
  }

  /** Whether its names were looked up when it was made: a body in SQL, not in a string. */
  static boolean isResolved(Function function) {
    return function.language().equals("sql")
        && (function.body().startsWith("BEGIN ATOMIC") || function.body().startsWith("RETURN "));
  }
}
