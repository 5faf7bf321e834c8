package dev.seedbed.database.migration.psql;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What carries out what a script says: a live server, or a first reading that only looks for the
 * files that belong to it.
 */
interface PsqlServer {

  /** The session's {@code standard_conforming_strings}. */
  boolean standardStrings() throws SQLException;

  /** Runs one statement, and answers how many rows it touched. */
  long execute(ScriptFile file, Query query) throws SQLException;

  /** Runs a statement for its rows; {@link Rows#NONE} where there is no server to ask. */
  Rows query(ScriptFile file, Query query) throws SQLException;

  /** Runs a COPY whose data stand in the script. */
  long copy(ScriptFile file, Query query, ScriptReader.CopyData data) throws SQLException;

  /** Runs a {@code \copy} from a file. */
  long copyFile(ScriptFile file, int offset, CopyCommand command, Path data) throws SQLException;

  /** Goes on in another database; an empty name means the same one. */
  void connect(ScriptFile file, int offset, String database) throws SQLException;

  /** Reads a script that another one includes; null to pass it over. */
  @Nullable ScriptFile include(ScriptFile file, int offset, Path included);

  /** Whether both branches are run where a condition cannot be made out. */
  boolean guesses();
}
