package dev.seedbed.database.migration.psql;

import dev.seedbed.database.migration.psql.ScriptReader.CopyData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a script without a server, to find the files that belong to it and the mistakes that
 * need no server to be seen. Not thread-safe.
 */
final class Inventory implements PsqlServer {
  private static final List<String> OFF = List.of("OFF", "'off'", "FALSE", "0");

  private final ScriptFiles files;
  private final Set<Path> found = new TreeSet<>();
  private boolean standardStrings = true;

  private Inventory(ScriptFiles files) {
    this.files = files;
  }

  /** The files that a script includes or copies from, as far as their names can be made out. */
  static Set<Path> of(ScriptFile script, ScriptFiles files) {
    Inventory inventory = new Inventory(files);
    try {
      new Psql(inventory, files).run(script);
    } catch (SQLException e) {
      throw new IllegalStateException("no database was asked", e);
    }
    return inventory.found;
  }

  @Override
  public boolean standardStrings() {
    return standardStrings;
  }

  @Override
  public long execute(ScriptFile file, Query query) {
    if (query.startsWith("SET", "STANDARD_CONFORMING_STRINGS")) {
      standardStrings = query.tokens().stream().noneMatch(OFF::contains);
    }
    return 0;
  }

  @Override
  public Rows query(ScriptFile file, Query query) {
    return Rows.NONE;
  }

  @Override
  public long copy(ScriptFile file, Query query, CopyData data) {
    return 0;
  }

  @Override
  public long copyFile(ScriptFile file, int offset, CopyCommand command, Path data) {
    found.add(data);
    return 0;
  }

  @Override
  public void connect(ScriptFile file, int offset, String database) {}

  @Override
  public @Nullable ScriptFile include(ScriptFile file, int offset, Path included) {
    found.add(included);
    try {
      return Files.isRegularFile(included) ? files.read(included) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + included, e);
    }
  }

  @Override
  public boolean guesses() {
    return true;
  }
}
