package dev.seedbed.cli;

import dev.seedbed.cli.init.InitCommand;
import java.util.List;
import java.util.function.Function;

/**
 * A command that there is.
 *
 * @param name as the user types it; the command's own {@code @Command} says the same
 * @param make makes it for one call
 */
record KnownCommand(String name, Function<Invocation, Object> make) {

  /** All of them, in the order in which the help shows them. Adding one is adding a line. */
  static final List<KnownCommand> ALL =
      List.of( //
          new KnownCommand("init", InitCommand::new),
          new KnownCommand("completion", CompletionCommand::new));
}
