package dev.seedbed.database.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine that a server is to run on, as far as that matters.
 *
 * @param os the operating system, as the property {@code os.name} calls it
 * @param arch the processor, as the property {@code os.arch} calls it
 * @param environment the environment variables
 * @param path where programs are looked for
 * @param memory folders that lie in memory, where there are any
 * @param temporary where temporary files go
 * @param classLoader what finds the embedded server's archive
 */
record Machine(
    String os,
    String arch,
    Map<String, String> environment,
    String path,
    List<Path> memory,
    Path temporary,
    ClassLoader classLoader) {

  /** The one that this JVM runs on. */
  static Machine current() {
    @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new Machine(
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getenv(),
        // What administrators need is not on everybody's path.
        Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin")
            + ":/usr/local/sbin:/usr/sbin:/sbin",
        List.of(Path.of("/dev/shm")),
        Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(),
        context == null ? Machine.class.getClassLoader() : context);
  }

  /** This one, with data in one folder only. */
  Machine keepingDataIn(Path folder) {
    return new Machine(os, arch, environment, path, List.of(), folder, classLoader);
  }

  /** This one, with other environment variables. */
  Machine with(Map<String, String> variables) {
    return new Machine(os, arch, variables, path, memory, temporary, classLoader);
  }

  boolean isWindows() {
    return os.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** Alpine Linux, whose C library the archives are not made for. */
  boolean isAlpine() {
    return Files.exists(Path.of("/etc/alpine-release"));
  }

  /** An environment variable; empty where it is not set or blank. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  /** Whether a class is on the class path. */
  boolean hasClass(String name) {
    return classLoader.getResource(name.replace('.', '/') + ".class") != null;
  }

  /** Whether a program is installed. */
  boolean has(String program) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> folder.startsWith("/"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The number of the user that this JVM runs as. */
  int userId() throws IOException {
    Path mine = Files.createTempFile(temporary, "seedbed", null);
    try {
      return (int) Files.getAttribute(mine, "unix:uid");
    } finally {
      Files.delete(mine);
    }
  }

  /** The numbers of a user and its group, from {@code /etc/passwd}. */
  Optional<UserIds> lookUp(String user) {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3 && fields[0].equals(user))
          .findFirst()
          .map(fields -> new UserIds(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Numbers of a user and its group. */
  record UserIds(int user, int group) {}
}
