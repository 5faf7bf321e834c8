package dev.seedbed.database.schema;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.WholeFile;
import dev.seedbed.database.sql.SqlScript;
import dev.seedbed.database.sql.SqlStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema as the statements that would make it: equal schemas make equal snapshots, whatever made
 * the schemas.
 *
 * <pre>{@code
 * SchemaSnapshot now = SchemaSnapshot.read(connection);
 * now.writeTo(Path.of("schema.sql"));
 * SchemaDiff difference = SchemaDiff.between(SchemaSnapshot.readFrom(Path.of("schema.sql")), now);
 * }</pre>
 *
 * <p>The statements are the server's own words with every name in full. Left out are the server's
 * schemas, what extensions made, the tables of migration tools, Seedbed's own schema, owners, and
 * rows.
 *
 * @param objects in an order in which they can be made
 */
public record SchemaSnapshot(List<ObjectDdl> objects) {
  private static final String PREAMBLE =
      """
      -- A schema as Seedbed reads and writes it. A comment above each statement names its object.
      SET check_function_bodies = off;
      """;

  private static final Pattern HEADING = Pattern.compile("^-- (.+)$", Pattern.MULTILINE);

  public SchemaSnapshot {
    objects = List.copyOf(objects);
  }

  /**
   * Reads the schema of the connection's database, in a fixed number of queries.
   *
   * <p>A connection in auto-commit is read in one transaction of its own, any other in its own.
   *
   * @throws SQLException if the connection fails
   */
  public static SchemaSnapshot read(Connection connection) throws SQLException {
    return SnapshotReader.read(connection);
  }

  /**
   * The snapshot in a file that {@link #writeTo} wrote.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no such file, or it is none
   */
  public static SchemaSnapshot readFrom(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw ErrorMessage.of("Schema snapshot not found: " + file)
          .expected("a file that SchemaSnapshot.writeTo wrote")
          .actual("no such file")
          .toFix("write it once and commit it: -Dseedbed.update-snapshot=true")
          .toException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema snapshot " + file, e);
    }
  }

  static SchemaSnapshot parse(String text, String source) {
    List<ObjectDdl> objects = new ArrayList<>();
    int end = 0;
    for (SqlStatement statement : SqlScript.parse(text).statements()) {
      Matcher headings = HEADING.matcher(text.substring(end, statement.offset()));
      String heading = "";
      while (headings.find()) {
        heading = headings.group(1);
      }
      end = statement.offset() + statement.text().length();
      if (!statement.startsWith("SET")) {
        objects.add(object(heading, statement, source));
      }
    }
    if (objects.isEmpty()) {
      throw malformed(source, "a statement that makes an object", "none");
    }
    return new SchemaSnapshot(objects);
  }

  private static ObjectDdl object(String heading, SqlStatement statement, String source) {
    ObjectKind kind =
        ObjectKind.beginning(heading)
            .orElseThrow(
                () ->
                    malformed(
                        source + ":" + statement.line(),
                        "a comment above the statement that names its object, as in"
                            + " \"-- table app.users\"",
                        heading.isEmpty() ? "no comment" : "\"-- " + heading + "\""));
    return new ObjectDdl(kind, heading.substring(kind.toString().length() + 1), statement.text());
  }

  private static RuntimeException malformed(String where, String expected, String actual) {
    return ErrorMessage.of("Not a schema snapshot: " + where)
        .expected(expected)
        .actual(actual)
        .why("it was not written by Seedbed, or edited by hand")
        .toFix("write it anew: -Dseedbed.update-snapshot=true")
        .toException();
  }

  /** The text of the file: SQL that {@code psql} runs too; the same bytes for the same schema. */
  public String toSql() {
    StringBuilder text = new StringBuilder(PREAMBLE);
    for (ObjectDdl object : objects) {
      text.append("\n-- ").append(object.heading()).append('\n');
      text.append(object.sql()).append(";\n");
    }
    return text.toString();
  }

  /** Writes {@link #toSql} into a file, in UTF-8, with line feeds on every platform. */
  public void writeTo(Path file) {
    try {
      WholeFile.write(file, toSql());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the schema snapshot " + file, e);
    }
  }
}
