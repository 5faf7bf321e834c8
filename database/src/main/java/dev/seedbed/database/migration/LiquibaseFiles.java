package dev.seedbed.database.migration;

import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import liquibase.changelog.ChangeSet;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Finds files for Liquibase, and remembers what it asked for: that is what its result depends on.
 */
final class LiquibaseFiles extends AbstractResourceAccessor {
  private final Changelog changelog;
  private final ResourceAccessor files;
  private final Map<String, SqlFile> seen = new TreeMap<>();

  LiquibaseFiles(Changelog changelog) throws IOException {
    this.changelog = changelog;
    this.files =
        changelog.onClassPath()
            ? new ClassLoaderResourceAccessor(changelog.classLoader())
            : new DirectoryResourceAccessor(
                Path.of(changelog.path()).isAbsolute()
                    ? Path.of("/")
                    : changelog.workingDirectory());
  }

  /** All files that were looked at, by the names that Liquibase has for them. */
  Map<String, SqlFile> seen() {
    return new TreeMap<>(seen);
  }

  @Nullable SqlFile find(String path) {
    String name = path.startsWith("classpath:") ? path.substring("classpath:".length()) : path;
    return seen.get(name.startsWith("/") ? name.substring(1) : name);
  }

  /** The file of a change set, as the user knows it. */
  String path(ChangeSet changeSet) {
    SqlFile file = find(changeSet.getFilePath());
    return file == null ? changeSet.getFilePath() : file.path();
  }

  /** What Liquibase calls a change set, with the path that the user knows. */
  String name(ChangeSet changeSet) {
    return path(changeSet) + "::" + changeSet.getId() + "::" + changeSet.getAuthor();
  }

  ChangeSetPlaces places(ChangeSet changeSet) {
    SqlFile file = find(changeSet.getFilePath());
    return ChangeSetPlaces.of(
        file == null ? "" : file.text(), changeSet.getId(), changeSet.getAuthor());
  }

  /** Where a change set begins: {@code file:line}. */
  String place(ChangeSet changeSet) {
    return path(changeSet) + ":" + places(changeSet).line();
  }

  @Override
  public List<Resource> search(String path, boolean recursive) throws IOException {
    return remember(files.search(path, recursive));
  }

  @Override
  public List<Resource> search(String path, SearchOptions options) throws IOException {
    return remember(files.search(path, options));
  }

  @Override
  public List<Resource> getAll(String path) throws IOException {
    return remember(files.getAll(path));
  }

  @Override
  public List<String> describeLocations() {
    return files.describeLocations();
  }

  @Override
  public void close() throws IOException {
    try {
      files.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot close the changelog's files", e);
    }
  }

  private List<Resource> remember(@Nullable List<Resource> resources) throws IOException {
    for (Resource resource : resources == null ? List.<Resource>of() : resources) {
      String name = resource.getPath();
      if (resource.exists() && !seen.containsKey(name)) {
        try (InputStream in = resource.openInputStream()) {
          byte[] bytes = in.readAllBytes();
          seen.put(
              name,
              new SqlFile(
                  name,
                  displayed(resource.getUri(), name),
                  new String(bytes, StandardCharsets.UTF_8),
                  Sha256.of(bytes)));
        }
      }
    }
    return resources == null ? List.of() : resources;
  }

  private String displayed(@Nullable URI uri, String name) {
    return uri != null && "file".equals(uri.getScheme())
        ? new MigrationFolder(changelog.workingDirectory(), changelog.classLoader())
            .displayed(Path.of(uri))
        : name;
  }
}
