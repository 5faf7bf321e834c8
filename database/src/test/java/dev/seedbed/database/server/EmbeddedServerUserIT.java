package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs this boots a server, and so does an ordinary user where root runs it. */
class EmbeddedServerUserIT {

  private final Path folder;

  EmbeddedServerUserIT(@TempDir Path folder) throws IOException {
    this.folder = Machines.open(folder);
  }

  @Test
  void boots_for_an_ordinary_user() throws Exception {
    Machine machine = Machine.current();
    int me = machine.userId();
    Launcher launcher = Launcher.find(machine, me, new BundledInstallation(machine, me).find());
    Path home = Machines.open(Files.createDirectory(folder.resolve("home")));
    launcher.handOver(home);

    Process process =
        ServingJvm.launch(copyOfClassPath(), Map.of("HOME", home.toString()), launcher.prefix());
    try (ServingJvm jvm = ServingJvm.of(process)) {
      assertThat(jvm.query()).isEqualTo("answered");
      assertThat(home.resolve(".cache/seedbed/postgres")).isNotEmptyDirectory();

      jvm.kill();
      assertThat(jvm.serverEndsWithin(Duration.ofSeconds(5))).isTrue();
    }
  }

  /**
   * The class path, where everybody can read it: the user's own folders may be closed to others.
   */
  private String copyOfClassPath() throws IOException {
    Path copy = Machines.open(Files.createDirectory(folder.resolve("classes")));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path source = Path.of(entry);
      Path target = copy.resolve(entries.size() + "-" + source.getFileName());
      copy(source, target);
      entries.add(target.toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void copy(Path source, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.exists(source) ? Files.walk(source) : Stream.empty()) {
      files = all.toList();
    }
    for (Path file : files) {
      Path place = target.resolve(source.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Machines.open(Files.createDirectory(place));
      } else {
        Files.copy(file, place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
  }
}
