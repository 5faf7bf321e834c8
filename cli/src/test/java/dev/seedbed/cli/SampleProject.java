package dev.seedbed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project of somebody's, with whatever files a test puts into it.
 *
 * @param folder where it lies
 */
public record SampleProject(Path folder) {

  /** The same with a migration of this content. */
  public SampleProject migration(String name, String sql) throws IOException {
    return file("db/migration/" + name, sql);
  }

  /** The same with a file. */
  public SampleProject file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** What a file of it holds. */
  public String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  /** Runs a command in it, with the embedded server. */
  public CommandRun run(String... arguments) {
    return CommandRun.in(folder).with("SEEDBED_SERVER", "embedded").run(arguments);
  }
}
