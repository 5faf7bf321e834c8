package dev.seedbed.database.migration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which migrations a database has had, and which are pending.
 *
 * <p>As text it is a list:
 *
 * <pre>
 * [X] db/migration/V1__create_agents.sql
 * [ ] db/migration/V2__add_tools.sql
 * </pre>
 *
 * @param entries in the order in which they run; none where the tool keeps it to itself, as a
 *     command does
 */
public record MigrationStatus(List<Entry> entries) {

  /**
   * One migration.
   *
   * @param name the file's path as the user knows it, or what its tool calls it
   */
  public record Entry(String name, boolean applied) {
    @Override
    public String toString() {
      return (applied ? "[X] " : "[ ] ") + name;
    }
  }

  public MigrationStatus {
    entries = List.copyOf(entries);
  }

  /** The status of a source's steps. */
  public static MigrationStatus of(List<MigrationStep> steps) {
    return new MigrationStatus(
        steps.stream().map(step -> new Entry(step.path(), step.applied())).toList());
  }

  /** The names of those that the database has not had. */
  public List<String> pending() {
    return entries.stream().filter(entry -> !entry.applied()).map(Entry::name).toList();
  }

  @Override
  public String toString() {
    return entries.stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }
}
