package dev.seedbed.database.migration;

import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a folder of migrations on the class path or on disk, and reads its files. */
public final class MigrationFolder {
  static final String CLASSPATH = "classpath:";
  static final String FILESYSTEM = "filesystem:";

  private static final Logger log = LoggerFactory.getLogger(MigrationFolder.class);

  /** Build output folders, and the source folders that they are copied from. */
  private static final Map<String, String> SOURCES =
      Map.of(
          "target/classes", "src/main/resources",
          "target/test-classes", "src/test/resources",
          "build/resources/main", "src/main/resources",
          "build/resources/test", "src/test/resources");

  private final Path workingDirectory;
  private final ClassLoader classLoader;

  /**
   * Where locations are looked for.
   *
   * @param workingDirectory what relative paths start from
   */
  public MigrationFolder(Path workingDirectory, ClassLoader classLoader) {
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    this.classLoader = classLoader;
  }

  /** Makes something of a file, or nothing: null. */
  public interface Reader<T> {
    /**
     * Reads one file.
     *
     * @param name relative to the folder, with slashes
     * @param path where the user finds it, as errors and the trace say it
     * @param file readable during this call only
     */
    @Nullable T read(String name, String path, Path file) throws IOException;
  }

  /**
   * All {@code .sql} files below the folder, in no particular order.
   *
   * @param location {@code classpath:…}, {@code filesystem:…}, or bare: wherever it is
   */
  List<SqlFile> read(String location) {
    List<SqlFile> files =
        read(
            location,
            (name, path, file) ->
                name.endsWith(".sql")
                    ? SqlFile.of(name.substring(name.lastIndexOf('/') + 1), path, bytes(file))
                    : null);
    if (files.isEmpty()) {
      throw FolderErrors.folderEmpty(location);
    }
    return files;
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  /**
   * What a reader makes of the files below the folder, in no particular order; of the file itself
   * if the location is one.
   *
   * @throws MigrationException if there is no such folder, or one on the class path and another on
   *     disk
   */
  public <T> List<T> read(String location, Reader<T> reader) {
    try {
      return read(find(location).folders(), reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the migrations in " + location, e);
    }
  }

  /**
   * The same location with the prefix of the place where it was found, and a full path on disk:
   * {@code classpath:db/migration}, {@code filesystem:…/db/migration}.
   *
   * @throws MigrationException as {@link #read(String, Reader)}
   */
  String resolve(String location) {
    try {
      return find(location).onClassPath()
          ? CLASSPATH + withoutPrefix(location, CLASSPATH)
          : FILESYSTEM + onDisk(location);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot find the migrations in " + location, e);
    }
  }

  /** Several on the class path are one folder, whose files lie in several places. */
  private record Found(boolean onClassPath, List<URL> folders) {}

  private Found find(String location) throws IOException {
    boolean classPathOnly = location.startsWith(CLASSPATH);
    boolean diskOnly = location.startsWith(FILESYSTEM) || location.matches("\\.\\.?(/.*)?");
    List<URL> onClassPath =
        diskOnly ? List.of() : classpathFolders(withoutPrefix(location, CLASSPATH));
    if (classPathOnly || !Files.exists(onDisk(location))) {
      if (onClassPath.isEmpty()) {
        throw FolderErrors.folderNotFound(location, workingDirectory);
      }
      return new Found(true, onClassPath);
    }
    List<URL> onDisk = List.of(onDisk(location).toUri().toURL());
    if (onClassPath.isEmpty()) {
      return new Found(false, onDisk);
    }
    if (!contents(onClassPath).equals(contents(onDisk))) {
      throw FolderErrors.twoFolders(location, places(onClassPath), onDisk(location));
    }
    return new Found(true, onClassPath);
  }

  private static List<String> places(List<URL> folders) throws IOException {
    List<String> places = new ArrayList<>();
    for (URL folder : folders) {
      boolean file = folder.getProtocol().equals("file");
      places.add(file ? Path.of(uri(folder)).toString() : folder.toString());
    }
    return places;
  }

  private Path onDisk(String location) {
    return workingDirectory.resolve(withoutPrefix(location, FILESYSTEM));
  }

  private Set<String> contents(List<URL> folders) throws IOException {
    return Set.copyOf(read(folders, (name, path, file) -> new Sha256().addFile(name, file).hex()));
  }

  /** The class loader of the calling thread, which sees what tests see. */
  static ClassLoader defaultClassLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : ClassLoader.getSystemClassLoader();
  }

  private static String withoutPrefix(String location, String prefix) {
    return location.startsWith(prefix) ? location.substring(prefix.length()) : location;
  }

  private List<URL> classpathFolders(String name) throws IOException {
    String resource = name.startsWith("/") ? name.substring(1) : name;
    return Collections.list(classLoader.getResources(resource));
  }

  private <T> List<T> read(List<URL> folders, Reader<T> reader) throws IOException {
    List<T> files = new ArrayList<>();
    for (URL folder : folders) {
      readUrl(folder, reader, files);
    }
    return files;
  }

  private <T> void readUrl(URL url, Reader<T> reader, List<T> files) throws IOException {
    URI uri = uri(url);
    if (uri.getScheme().equals("file")) {
      readFolder(Path.of(uri), reader, files);
      return;
    }
    FileSystem opened = open(uri);
    try {
      readFolder(Path.of(uri), reader, files);
    } finally {
      if (opened != null) {
        opened.close();
      }
    }
  }

  /** The archive's file system, or null when somebody else holds it open. */
  private static @Nullable FileSystem open(URI uri) throws IOException {
    try {
      return FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException e) {
      return null;
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("not a URI: " + url, e);
    }
  }

  private <T> void readFolder(Path folder, Reader<T> reader, List<T> files) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path file : below.filter(Files::isRegularFile).toList()) {
        // A location that is a file has no name below itself.
        Path relative = file.equals(folder) ? file.getFileName() : folder.relativize(file);
        String name = relative.toString().replace('\\', '/');
        T made = reader.read(name, displayed(file), file);
        if (made != null) {
          files.add(made);
        }
      }
    }
  }

  /** The path that the user knows a file by. */
  public String displayed(Path file) {
    if (file.getFileSystem() != FileSystems.getDefault()) {
      return file.toUri().toString();
    }
    Path source = source(file);
    return source.startsWith(workingDirectory)
        ? workingDirectory.relativize(source).toString()
        : source.toString();
  }

  private static Path source(Path file) {
    String path = file.toAbsolutePath().normalize().toString().replace('\\', '/');
    for (Map.Entry<String, String> folder : SOURCES.entrySet()) {
      int output = path.lastIndexOf("/" + folder.getKey() + "/");
      if (output >= 0) {
        Path source =
            Path.of(
                path.substring(0, output + 1)
                    + folder.getValue()
                    + path.substring(output + 1 + folder.getKey().length()));
        if (Files.isRegularFile(source)) {
          return source;
        }
        if (Files.isDirectory(source.resolveSibling("."))) {
          log.warn(
              "Migration {} is in the build output but not in {}: if it was deleted or renamed,"
                  + " build anew (mvn clean), or it goes on being applied",
              file.getFileName(),
              source.getParent());
        }
      }
    }
    return file.toAbsolutePath().normalize();
  }
}
