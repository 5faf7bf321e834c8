package dev.seedbed.cli.seed;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how rows get into a database. */
final class LoadOptions {
  private static final int MOST = 1_000;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many connections load at the same time; as many as processors, up to 4.")
  private @Nullable Integer workers;

  @Option(
      names = "--defer-indexes",
      description =
          "Drop indexes and keys first and make them again last: faster from 100,000 rows.")
  private boolean deferIndexes;

  @Option(
      names = "--into-non-empty",
      description = "Load also into tables that have rows of others.")
  private boolean intoNonEmpty;

  @Option(
      names = "--disable-triggers",
      description = "Let the tables' triggers not fire for these rows.")
  private boolean disableTriggers;

  @Option(
      names = "--resume",
      description = "Only go on with a load of the same plan, never begin one.")
  private boolean resume;

  Bulk bulk(Consumer<LoadProgress> progress) {
    Bulk bulk = workers().progress(progress);
    bulk = deferIndexes ? bulk.deferIndexes() : bulk;
    bulk = intoNonEmpty ? bulk.intoNonEmpty() : bulk;
    bulk = disableTriggers ? bulk.disableTriggers() : bulk;
    return resume ? bulk.onlyGoOn() : bulk;
  }

  /** The options among these that were given. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    add(given, "--workers", workers != null);
    add(given, "--defer-indexes", deferIndexes);
    add(given, "--into-non-empty", intoNonEmpty);
    add(given, "--disable-triggers", disableTriggers);
    add(given, "--resume", resume);
    return given;
  }

  private static void add(List<String> given, String option, boolean isGiven) {
    if (isGiven) {
      given.add(option);
    }
  }

  private Bulk workers() {
    Integer wanted = workers;
    if (wanted == null) {
      return Bulk.parallel();
    }
    if (wanted < 1 || wanted > MOST) {
      throw ErrorMessage.of("Not a number of workers: --workers " + wanted)
          .expected("a number from 1 to " + MOST)
          .actual(wanted.toString())
          .toFix("leave --workers away: as many as processors, up to 4")
          .toException();
    }
    return Bulk.parallel(wanted);
  }
}
