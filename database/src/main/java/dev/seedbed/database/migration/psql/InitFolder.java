package dev.seedbed.database.migration.psql;

import dev.seedbed.catalog.Sha256;
import dev.seedbed.database.migration.MigrationException;
import dev.seedbed.database.migration.MigrationFolder;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZIOException;

/**
 * A folder of init scripts as it was read.
 *
 * @param files finds what the scripts name
 * @param scripts what the container would run, in its order
 * @param known the files outside the folder that belong to them
 * @param fingerprint of all files in the folder, and of the known ones outside
 */
record InitFolder(ScriptFiles files, List<InitFile> scripts, Set<Path> known, String fingerprint) {

  InitFolder {
    scripts = List.copyOf(scripts);
    known = Set.copyOf(known);
  }

  /** A file in the folder, whatever it is for. */
  private record Found(String name, String path, Path file) {}

  /**
   * Reads a folder, or a single script.
   *
   * @throws MigrationException if it is not there, or a script is not one
   */
  static InitFolder read(String location, Path workingDirectory, ClassLoader classLoader) {
    MigrationFolder folder = new MigrationFolder(workingDirectory, classLoader);
    List<Found> found = new ArrayList<>(folder.read(location, Found::new));
    // The order of the C locale, whatever the machine's is.
    found.sort(Comparator.comparing(Found::name));
    if (found.stream().allMatch(file -> InitFile.Kind.of(file.name()) == InitFile.Kind.OTHER)) {
      throw InitErrors.noScripts(location);
    }
    Path home = workingDirectory.toAbsolutePath().normalize();
    ScriptFiles files = new ScriptFiles(home, folder(found.get(0)), folder);
    try {
      return read(found, files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the scripts in " + location, e);
    }
  }

  private static Path folder(Found file) {
    Path path = file.file().toAbsolutePath().normalize();
    return path.getRoot().resolve(path.subpath(0, path.getNameCount() - depth(file.name())));
  }

  private static int depth(String name) {
    return name.split("/", -1).length;
  }

  private static InitFolder read(List<Found> found, ScriptFiles files) throws IOException {
    Sha256 all = new Sha256();
    List<InitFile> scripts = new ArrayList<>();
    Set<Path> known = new TreeSet<>();
    for (Found file : found) {
      all.addFile(file.name(), file.file());
      switch (InitFile.Kind.of(file.name())) {
        case SQL -> {
          ScriptFile script = script(file);
          Set<Path> named = Inventory.of(script, files);
          known.addAll(named);
          scripts.add(initFile(file, script, named, files));
        }
        case SHELL -> scripts.add(initFile(file, null, Set.of(), files));
        case OTHER -> {}
      }
    }
    for (Path file : known) {
      all.addFile(files.displayed(file), file);
    }
    return new InitFolder(files, scripts, known, all.hex());
  }

  private static ScriptFile script(Found file) throws IOException {
    if (file.name().endsWith(".zst")) {
      throw InitErrors.zstandard(file.path());
    }
    try {
      byte[] bytes = Files.readAllBytes(file.file());
      return new ScriptFile(file.file(), file.path(), ScriptFiles.text(file.path(), bytes));
    } catch (ZipException | EOFException | XZIOException e) {
      throw InitErrors.notCompressed(file.path(), e);
    }
  }

  private static InitFile initFile(
      Found file, @Nullable ScriptFile script, Set<Path> named, ScriptFiles files)
      throws IOException {
    Sha256 digest = new Sha256().addFile(file.name(), file.file());
    for (Path other : named) {
      digest.addFile(files.displayed(other), other);
    }
    return new InitFile(file.name(), file.path(), file.file(), script, digest.hex());
  }

  /** The fingerprint of a folder of which only one database's part is run. */
  static String fingerprint(InitFolder folder, String database) {
    return Sha256.of(folder.fingerprint() + database);
  }

  /** Refuses a file that is not there, or that the fingerprint does not know of. */
  void requireKnown(ScriptFile script, int offset, Path file) {
    if (!Files.isRegularFile(file)) {
      throw PsqlErrors.noSuchFile(script, offset, file, null);
    }
    if (!known.contains(file) && !file.startsWith(files.folder())) {
      throw PsqlErrors.notForeseen(script, offset, file);
    }
  }
}
