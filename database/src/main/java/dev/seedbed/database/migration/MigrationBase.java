package dev.seedbed.database.migration;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/**
 * What separates migrations that are still to be deployed from those that have been.
 *
 * <pre>{@code
 * MigrationBase base =
 *     MigrationBase.of(List.of("db/migration/V7__routing.sql"), List.of());
 * MigrationTrace trace = MigrationTrace.of(server, migrations).since(base);
 * }</pre>
 *
 * <p>Migrations are named by the path of their file, of which the end is enough ({@code
 * V7__routing.sql}, or with folders above those that the trace knows), or by {@link
 * MigrationTrace.Migration#name}.
 *
 * @param added those that are new
 * @param edited those that have been deployed and are other ones now
 */
public record MigrationBase(Set<String> added, Set<String> edited) {
  public MigrationBase {
    added = Set.copyOf(added);
    edited = Set.copyOf(edited);
  }

  /** From what a version control system says of the files. */
  public static MigrationBase of(Collection<String> added, Collection<String> edited) {
    return new MigrationBase(Set.copyOf(added), Set.copyOf(edited));
  }

  /**
   * From git: what is new or another one than in a commit, also what is not committed yet.
   *
   * @param commit a branch, a tag, a commit; of a branch, where this one left it
   * @param folder any folder of the work tree; only what lies in it counts
   * @throws dev.seedbed.catalog.SeedbedException if git does not know the commit there
   */
  public static MigrationBase since(String commit, Path folder) {
    return new GitBase(folder.toAbsolutePath()).since(commit);
  }

  /** From what a database has had: what is pending is new. */
  public static MigrationBase of(MigrationStatus status) {
    return new MigrationBase(Set.copyOf(status.pending()), Set.of());
  }

  MigrationTrace.Migration judge(MigrationTrace.Migration migration) {
    if (isAmong(added, migration)) {
      return migration.in(MigrationTrace.State.NEW);
    }
    return migration.in(
        isAmong(edited, migration) ? MigrationTrace.State.EDITED : MigrationTrace.State.APPLIED);
  }

  private static boolean isAmong(Set<String> names, MigrationTrace.Migration migration) {
    return names.contains(migration.name())
        || names.stream().anyMatch(name -> isSameFile(slashes(name), slashes(migration.file())));
  }

  /** One may be relative to a folder above the other's, as in a repository of several modules. */
  private static boolean isSameFile(String left, String right) {
    return ("/" + left).endsWith("/" + right) || ("/" + right).endsWith("/" + left);
  }

  private static String slashes(String path) {
    return path.replace('\\', '/');
  }
}
