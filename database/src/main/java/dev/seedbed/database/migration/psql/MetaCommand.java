package dev.seedbed.database.migration.psql;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** psql's meta-commands that mean something here. */
enum MetaCommand {
  IF("if"),
  ELIF("elif"),
  ELSE("else"),
  ENDIF("endif"),
  INCLUDE("i", "include"),
  INCLUDE_RELATIVE("ir", "include_relative"),
  CONNECT("c", "connect"),
  SET("set"),
  UNSET("unset"),
  COPY("copy"),
  GO("g", "gx"),
  EXECUTE_RESULT("gexec"),
  KEEP_RESULT("gset"),
  SAY("echo", "qecho", "warn"),
  ENCODING("encoding"),
  OUTPUT("o", "out"),
  RESET("r", "reset"),
  QUIT("q", "quit"),
  /** What pg_dump puts around its output: no other meta-command in between. */
  RESTRICT("restrict"),
  UNRESTRICT("unrestrict"),
  /** What only changes or makes output for a person. */
  SHOW(
      "a",
      "C",
      "conninfo",
      "copyright",
      "errverbose",
      "f",
      "H",
      "html",
      "h",
      "help",
      "p",
      "print",
      "pset",
      "t",
      "T",
      "timing",
      "x",
      "z",
      "?");

  private static final Set<String> LISTS =
      Set.of("l", "list", "lo_list", "dl", "sf", "sv", "sf+", "sv+", "l+", "list+");

  /** With a blank before and behind each. */
  private final String names;

  MetaCommand(String... names) {
    this.names = " " + String.join(" ", names) + " ";
  }

  /** The one of this name; empty if there is none, or none that can be run here. */
  static Optional<MetaCommand> named(String name) {
    boolean describes = name.matches("d[A-Za-z]*[S+]*") || LISTS.contains(name);
    return describes
        ? Optional.of(SHOW)
        : Arrays.stream(values())
            .filter(command -> command.names.contains(" " + name + " "))
            .findFirst();
  }
}
