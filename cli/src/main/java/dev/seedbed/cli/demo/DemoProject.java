package dev.seedbed.cli.demo;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The project that the demo brings along: the migrations of a sample, and a {@code seedbed.yaml}.
 */
public final class DemoProject {
  private static final String SETTINGS = "manifest/seedbed.yaml";

  private DemoProject() {}

  /**
   * Writes its files into a folder, which need not be there.
   *
   * @throws dev.seedbed.catalog.SeedbedException if a file there has another content: nothing is
   *     written then
   */
  public static void unpack(Path folder) {
    URL settings = Objects.requireNonNull(DemoProject.class.getResource(SETTINGS), SETTINGS);
    try {
      URI uri = settings.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          copy(root(jar.provider().getPath(uri)), folder);
        }
      } else {
        copy(root(Path.of(uri)), folder);
      }
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot write the project of the demo to " + folder)
          .expected("a folder that can be written to")
          .actual(String.valueOf(e))
          .toFix("name another one: --dir DIR")
          .toException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The class loader gave " + settings, e);
    }
  }

  private static Path root(Path settings) {
    return Objects.requireNonNull(settings.getParent(), "resources lie in folders");
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      refuseOther(file, target(from, file, to));
    }
    for (Path file : files) {
      Path target = target(from, file, to);
      Files.createDirectories(root(target));
      Files.write(target, Files.readAllBytes(file));
    }
  }

  private static Path target(Path from, Path file, Path to) {
    return to.resolve(from.relativize(file).toString());
  }

  private static void refuseOther(Path file, Path target) throws IOException {
    if (Files.exists(target)
        && !(Files.isRegularFile(target)
            && Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(target)))) {
      throw ErrorMessage.of("The demo would overwrite " + target)
          .expected("a folder without such a file, or with the demo's own")
          .actual("a file with another content")
          .toFix("name another folder: --dir DIR")
          .toFix("hold what you have changed to its rules: seedbed check --project DIR")
          .toException();
    }
  }
}
