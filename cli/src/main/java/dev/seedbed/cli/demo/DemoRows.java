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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(project.resolve(Settings.FILE)));
      return HexFormat.of().formatHex(digest.digest()) + (messages == null ? "" : messages);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void seed(DataSource dataSource) {
    plan.load(
        dataSource,
        Bulk.parallel(Runtime.getRuntime().availableProcessors())
            .deferIndexes()
            .progress(progress));
  }
}
