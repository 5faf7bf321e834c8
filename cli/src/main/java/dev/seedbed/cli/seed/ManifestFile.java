package dev.seedbed.cli.seed;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.fixtures.SeedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A manifest that an option names. */
record ManifestFile(Path path) {

  /** What is there. */
  SeedManifest read() {
    try {
      return SeedManifest.read(path);
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot read the manifest " + path)
          .expected("the manifest.json that seedbed seed --out wrote, or what --manifest did")
          .actual(Files.exists(path) ? String.valueOf(e) : "no such file")
          .toFix("correct --verify")
          .toException(e);
    }
  }

  /** Lets nothing begin that could not write there afterwards. */
  void requireFolder() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw unwritable("no such folder", null);
    }
    if (Files.isDirectory(path)) {
      throw unwritable("a folder", null);
    }
  }

  void write(SeedManifest manifest) {
    try {
      manifest.write(path);
    } catch (IOException e) {
      throw unwritable(String.valueOf(e), e);
    }
  }

  private SeedbedException unwritable(String actual, @Nullable IOException cause) {
    ErrorMessage message =
        ErrorMessage.of("Cannot write the manifest " + path)
            .expected("a file in a folder that is there, may be written to and has room")
            .actual(actual);
    if (cause == null) {
      return message.toFix("correct --manifest, or make its folder").toException();
    }
    return message
        .why("the rows are there all the same")
        .toFix("make room or correct --manifest, and run the same command again")
        .toException(cause);
  }
}
