package dev.seedbed.benchmarks;

import dev.seedbed.benchmarks.cli.CliGroup;
import dev.seedbed.benchmarks.fixtures.FixturesGroup;
import dev.seedbed.benchmarks.isolation.IsolationGroup;
import dev.seedbed.benchmarks.migrations.MigrationsGroup;
import dev.seedbed.benchmarks.rules.RulesGroup;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The program behind {@code bin/benchmark}. */
public final class Benchmark {
  private static final int MISSED = 1;
  private static final int USAGE = 2;

  private final List<BenchmarkGroup> groups;
  private final Path folder;
  private final PrintStream out;

  /**
   * @param folder where the results go
   */
  Benchmark(List<BenchmarkGroup> groups, Path folder, PrintStream out) {
    this.groups = List.copyOf(groups);
    this.folder = folder;
    this.out = out;
  }

  /** Runs the group that the arguments name; a new group is listed here. */
  public static void main(String[] arguments) throws Exception {
    List<BenchmarkGroup> groups =
        List.of(
            new CliGroup(),
            new FixturesGroup(),
            new IsolationGroup(),
            new MigrationsGroup(),
            new RulesGroup());
    Path folder = Path.of("benchmarks", "target");
    System.exit(new Benchmark(groups, folder, System.out).run(arguments));
  }

  /**
   * The exit code: 0 when all targets were met, 1 when one was missed, 2 without a group.
   *
   * @param arguments the group, and perhaps words of the rows that are wanted; then nothing is
   *     written, because some rows would be missing
   */
  int run(String... arguments) throws Exception {
    Optional<BenchmarkGroup> group =
        groups.stream()
            .filter(each -> arguments.length > 0 && each.name().equals(arguments[0]))
            .findFirst();
    if (group.isEmpty()) {
      printUsage();
      return USAGE;
    }
    List<String> words = List.of(Arrays.copyOfRange(arguments, 1, arguments.length));
    Report report = new Report(out, words);
    group.get().run(report);
    report.printTable();
    if (words.isEmpty()) {
      Path file = folder.resolve(group.get().name() + ".json");
      report.write(file);
      out.println("written to " + file);
    }
    return report.isMissed() ? MISSED : 0;
  }

  private void printUsage() {
    out.println("usage: bin/benchmark <group> [<word of a row>...]");
    out.println();
    out.println("groups:");
    groups.forEach(group -> out.printf("  %-10s  %s%n", group.name(), group.description()));
  }
}
