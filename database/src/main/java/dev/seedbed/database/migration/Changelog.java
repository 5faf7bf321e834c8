package dev.seedbed.database.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where Liquibase's changelog is.
 *
 * @param location as the user names it
 * @param path as Liquibase names it: in its history, and in includes
 * @param onClassPath or else below the working directory
 */
record Changelog(
    String location,
    String path,
    boolean onClassPath,
    Path workingDirectory,
    ClassLoader classLoader) {
  private static final Pattern NAME =
      Pattern.compile("(?:db\\.)?changelog(?<root>[-.](?:master|root))?\\.(?:xml|ya?ml|json|sql)");

  /**
   * Finds it.
   *
   * @param location of the file itself, or of a folder with one that is called {@code
   *     db.changelog-master.yaml} or alike
   */
  static Changelog find(String location, Path workingDirectory, ClassLoader classLoader) {
    Path root = workingDirectory.toAbsolutePath().normalize();
    MigrationFolder folder = new MigrationFolder(root, classLoader);
    List<String> names = folder.read(location, (name, path, file) -> name);
    String resolved = folder.resolve(location);
    boolean onClassPath = resolved.startsWith(MigrationFolder.CLASSPATH);
    String found =
        onClassPath
            ? resolved.substring(MigrationFolder.CLASSPATH.length())
            : relative(root, resolved.substring(MigrationFolder.FILESYSTEM.length()));
    boolean file = names.size() == 1 && found.endsWith("/" + names.get(0));
    String path = file || found.equals(names.get(0)) ? found : found + "/" + main(location, names);
    return new Changelog(location, path, onClassPath, root, classLoader);
  }

  private static String relative(Path root, String folder) {
    Path path = Path.of(folder).normalize();
    return (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
  }

  private static String main(String location, List<String> names) {
    List<String> changelogs =
        names.stream().filter(name -> NAME.matcher(name).matches()).distinct().sorted().toList();
    List<String> masters =
        changelogs.stream().filter(name -> name.matches(".*(master|root).*")).toList();
    List<String> candidates = masters.isEmpty() ? changelogs : masters;
    if (candidates.size() != 1) {
      throw FolderErrors.noChangelog(location, candidates);
    }
    return candidates.get(0);
  }
}
