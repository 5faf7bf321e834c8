package dev.seedbed.cli;

import java.util.Locale;

/** When there are colours. */
enum ColorChoice {
  /** On a terminal, unless the environment has {@code NO_COLOR} or a terminal that is dumb. */
  AUTO,
  ALWAYS,
  NEVER;

  boolean on(Shell shell) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          shell.terminal()
              && shell.environment().getOrDefault("NO_COLOR", "").isEmpty()
              && !"dumb".equals(shell.environment().get("TERM"));
    };
  }

  /** As it is written after {@code --color}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
