package dev.seedbed.database.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.SqlFolder;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLockTest {
  private final Path file;
  private final Project project;
  private final List<String> progress = new ArrayList<>();

  ProjectLockTest(@TempDir Path folder) {
    this.file = folder.resolve("shop.lock");
    this.project = Project.at(folder);
  }

  @Test
  void keeps_another_waiting_and_says_who_has_it() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () ->
                locked(
                    Duration.ZERO,
                    () -> {
                      held.countDown();
                      await(release);
                      return "done";
                    }));
    held.await();
    String holder = "process " + ProcessHandle.current().pid();

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> locked(Duration.ZERO, () -> "never"))
        .withMessage(
            """
            Another seedbed is at work on %s
              expected: it to end within 0 s
              actual: held by %s
              To fix: let it end, or end it
                  or: wait longer: seedbed up --wait 10m"""
                .formatted(project.root(), holder));

    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> locked(Duration.ofMinutes(1), () -> "after it"));
    release.countDown();
    assertThat(first.get()).isEqualTo("done");
    assertThat(second.get()).isEqualTo("after it");
    assertThat(progress).isSubsetOf("waiting for another seedbed that is at work on it: " + holder);
  }

  @Test
  void a_database_that_is_brought_up_waits_for_another_as_long_as_it_is_told() throws IOException {
    Path lock = project.root().resolve(project.name() + ".lock");
    Settings settings = Settings.of(Map.of(), Map.of(), project.root());
    Files.writeString(project.root().resolve("V1__notes.sql"), "CREATE TABLE notes (id int)");
    Migrations migrations = SqlFolder.at("filesystem:" + project.root());
    UpOptions impatient = UpOptions.DEFAULT.withPatience(Duration.ZERO);

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(
            () ->
                ProjectLock.during(
                    lock,
                    project,
                    Duration.ZERO,
                    progress::add,
                    () -> {
                      try (DevelopmentDatabase database =
                          new DevelopmentDatabase(settings, project.root())) {
                        return database.up(migrations, impatient, progress::add);
                      }
                    }))
        .withMessageContaining("expected: it to end within 0 s\n");
  }

  @Test
  void says_which_file_it_cannot_write() {
    Path missing = file.resolveSibling("missing").resolve("shop.lock");

    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(
            () -> ProjectLock.during(missing, project, Duration.ZERO, progress::add, () -> "never"))
        .withMessage(
            """
            Cannot lock the development database of %s
              expected: a file that this user can write: %s
              actual: java.nio.file.NoSuchFileException: %2$s
              To fix: make room, or give the folder to this user"""
                .formatted(project.root(), missing));
  }

  private String locked(Duration wait, ProjectLock.Work<String> work) {
    try {
      return ProjectLock.during(file, project, wait, progress::add, work);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
