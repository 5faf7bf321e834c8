package dev.seedbed.catalog;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The text of an error in the one form that all of Seedbed's errors have.
 *
 * <pre>{@code
 * throw ErrorMessage.of("cannot read migrations from db/migration")
 *     .expected("a folder with at least one migration")
 *     .actual("the folder does not exist")
 *     .toFix("create db/migration")
 *     .toFix("set seedbed.migrations to the folder that holds them")
 *     .toException();
 * }</pre>
 *
 * <p>prints
 *
 * <pre>
 * cannot read migrations from db/migration
 *   expected: a folder with at least one migration
 *   actual: the folder does not exist
 *   To fix: create db/migration
 *       or: set seedbed.migrations to the folder that holds them
 * </pre>
 *
 * <p>Immutable: each method answers a new message.
 *
 * @param what what failed, on which object
 * @param expected what would have been right
 * @param actual what was seen instead
 * @param why the reason, where it does not follow from the rest
 * @param fixes concrete actions, the likeliest first
 */
public record ErrorMessage(
    String what,
    @Nullable String expected,
    @Nullable String actual,
    @Nullable String why,
    List<String> fixes)
    implements Serializable {

  /** Checks that there is something to say. */
  public ErrorMessage {
    if (what.isBlank()) {
      throw new IllegalArgumentException("an error message must say what failed");
    }
    fixes = List.copyOf(fixes);
  }

  /** Starts a message with what failed, on which object. */
  public static ErrorMessage of(String what) {
    return new ErrorMessage(what, null, null, null, List.of());
  }

  /** Says what would have been right. */
  public ErrorMessage expected(String text) {
    return new ErrorMessage(what, text, actual, why, fixes);
  }

  /** Says what was seen instead. */
  public ErrorMessage actual(String text) {
    return new ErrorMessage(what, expected, text, why, fixes);
  }

  /** Gives the reason. */
  public ErrorMessage why(String text) {
    return new ErrorMessage(what, expected, actual, text, fixes);
  }

  /** Adds a concrete action. */
  public ErrorMessage toFix(String text) {
    List<String> more = new ArrayList<>(fixes);
    more.add(text);
    return new ErrorMessage(what, expected, actual, why, more);
  }

  /** An exception with this message. */
  public SeedbedException toException() {
    return new SeedbedException(this);
  }

  /** An exception with this message and the error that led to it. */
  public SeedbedException toException(Throwable cause) {
    return new SeedbedException(this, cause);
  }

  /** The message as the user reads it. */
  @Override
  public String toString() {
    Stream<String> details =
        Stream.of(line("  expected: ", expected), line("  actual: ", actual), line("  why: ", why));
    Stream<String> actions =
        Stream.iterate(0, i -> i < fixes.size(), i -> i + 1)
            .map(i -> line(i == 0 ? "  To fix: " : "      or: ", fixes.get(i)));
    return Stream.of(Stream.of(what), details, actions)
        .flatMap(lines -> lines)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** A labelled line; further lines of the text stand indented below it. */
  private static String line(String label, @Nullable String text) {
    return text == null ? "" : label + text.strip().replace("\n", "\n    ");
  }
}
