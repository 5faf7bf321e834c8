package dev.seedbed.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Supplier;

/**
 * Where a command prints: its result on the standard stream, all else on the error stream, so that
 * what is piped is the result alone.
 */
public final class Output {
  private final Shell shell;
  private final GlobalOptions options;

  Output(Shell shell, GlobalOptions options) {
    this.shell = shell;
    this.options = options;
  }

  /**
   * What the command was called for.
   *
   * @param text for people; empty if there is nothing to say
   * @param json a record, map, list or tree of Jackson's, for {@code --json}
   */
  public void result(Supplier<String> text, Supplier<?> json) {
    print(options.json() ? toJson(json.get()) : text.get());
  }

  /** A result that is text already, whatever the options say; a line break is added if needed. */
  public void print(String text) {
    if (!text.isEmpty()) {
      shell.out().print(text.endsWith("\n") ? text : text + "\n");
      shell.out().flush();
    }
  }

  /** What is going on, in one line; nothing if the command is to be quiet. */
  public void progress(String text) {
    if (!options.quiet()) {
      shell.err().println(text);
    }
  }

  /** What only those want to know who asked for more. */
  public void detail(String text) {
    if (options.verbose()) {
      shell.err().println(text);
    }
  }

  /** A piece of a text for people in the colour of what it means, if there are colours. */
  public String styled(Style style, String text) {
    return options.color().on(shell) ? style.apply(text) : text;
  }

  /** Whether the result is wanted as JSON. */
  public boolean isJson() {
    return options.json();
  }

  /** Whether somebody looks at the result, so that lines may be drawn over. */
  public boolean isTerminal() {
    return shell.terminal() && !options.json();
  }

  /** Whether nothing but results and errors is wanted. */
  public boolean isQuiet() {
    return options.quiet();
  }

  private static String toJson(Object value) {
    try {
      // Not a constant: most commands never need it, and it takes a while to load.
      return JsonMapper.builder()
          .findAndAddModules()
          .build()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The result is no JSON.", e);
    }
  }
}
