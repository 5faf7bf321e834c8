package dev.seedbed.cli.demo;

import dev.seedbed.database.Seeding;
import dev.seedbed.database.settings.Settings;
import dev.seedbed.fixtures.Bulk;
import dev.seedbed.fixtures.LoadProgress;
import dev.seedbed.fixtures.SeedPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the demo, which are loaded the first time and come with the server's data afterwards.
 *
 * @param project whose {@code seedbed.yaml} states the plan
 * @param messages how many, if not as many as it says
 * @param plan that plan, with so many
 * @param progress is told how far the load is
 */
record DemoRows(
    Path project, @Nullable Long messages, SeedPlan plan, Consumer<LoadProgress> progress)
    implements Seeding {

  @Override
  public String fingerprint() {
    try {
      return messages + " " + Files.readString(project.resolve(Settings.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void seed(DataSource dataSource) {
    plan.load(dataSource, Bulk.parallel().deferIndexes().progress(progress));
  }
}
