/**
 * The command line: its frame here, each group of commands in a package of its own.
 *
 * <p>A command is a class with picocli's {@code @Command} that implements {@code
 * Callable<Verdict>}, takes the {@link dev.seedbed.cli.Invocation} in its constructor, and stands
 * in {@link dev.seedbed.cli.KnownCommand} with one line. It is thin: it reads its options, calls
 * what does the work, and hands text and JSON to {@link dev.seedbed.cli.Output}. Errors it throws.
 *
 * <pre>{@code
 * @Command(
 *     name = "url",
 *     description = "Prints the URL of the development database.",
 *     footer = {"  seedbed url", "  psql \"$(seedbed url)\""})
 * public final class UrlCommand implements Callable<Verdict> {
 *   private final Invocation invocation;
 *
 *   public UrlCommand(Invocation invocation) {
 *     this.invocation = invocation;
 *   }
 *
 *   @Override
 *   public Verdict call() {
 *     String url = find(invocation.settings());
 *     invocation.output().result(() -> url, () -> Map.of("url", url));
 *     return Verdict.CLEAN;
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Its result goes to {@code output().result}, once: text for people, and what becomes JSON
 *       under {@code --json}. What it is doing meanwhile goes to {@code output().progress} and
 *       {@code detail}, which print on the error stream.
 *   <li>What it opens it passes through {@code invocation.closing(…)}: it is closed at the end, and
 *       on Ctrl-C.
 *   <li>An error is a {@code SeedbedException}, for which the command ends with 2; around what
 *       needs the database stands {@code invocation.database(…)}, for which it ends with 3.
 *   <li>Paths that users give are resolved by {@code invocation.path(…)}, what settings hold
 *       against {@code settings().projectRoot()}.
 *   <li>{@code footer} holds examples, one a line that begins with {@code seedbed}; a test parses
 *       each.
 * </ul>
 */
@NullMarked
package dev.seedbed.cli;

import org.jspecify.annotations.NullMarked;
