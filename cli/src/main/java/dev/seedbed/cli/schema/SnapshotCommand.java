package dev.seedbed.cli.schema;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.migration.check.MigratedSchema;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.schema.SchemaSnapshot;
import dev.seedbed.database.server.DatabaseUse;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a schema to a file that is committed. */
@Command(
    name = "snapshot",
    description = {
      "Writes the schema that the migrations make to a file, as SQL; the same schema gives the same",
      "bytes. With --check it compares the file instead, and ends with 1 if it is out of date."
    },
    footer = {
      "  seedbed snapshot",
      "  seedbed snapshot db/schema.sql --check",
      "  seedbed snapshot --from database"
    })
public final class SnapshotCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Without, schema.sql in the project's folder.")
  private Path file = Path.of("");

  @Option(names = "--check", description = "Compare the file, and leave it as it is.")
  private boolean check;

  @Option(
      names = "--from",
      paramLabel = "SIDE",
      description = "Of what: migrations (as without it), database, or a place of migrations.")
  private String from = "migrations";

  public SnapshotCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Path target =
        file.toString().isEmpty()
            ? invocation.project().resolve("schema.sql")
            : invocation.path(file);
    MigratedSchema made =
        invocation.database(DatabaseUse.READING, () -> new Side(invocation).read(from));
    return check ? compare(target, made) : write(target, made);
  }

  private Verdict write(Path target, MigratedSchema made) {
    try {
      made.schema().writeTo(target);
    } catch (UncheckedIOException e) {
      throw ErrorMessage.of("Cannot write the schema snapshot " + target)
          .expected("a file that this user can write")
          .actual(String.valueOf(e.getCause()))
          .toFix("name another file: seedbed snapshot FILE")
          .toException(e);
    }
    int objects = made.schema().objects().size();
    invocation
        .output()
        .result(
            () -> target + ": " + objects + " objects",
            () -> Map.of("file", target.toString(), "objects", objects));
    return Verdict.CLEAN;
  }

  private Verdict compare(Path target, MigratedSchema made) {
    SchemaDiff difference =
        SchemaDiff.between(SchemaSnapshot.readFrom(target), made.schema(), DiffOptions.STRICT);
    String differences = difference.describe(made.origins());
    invocation
        .output()
        .result(
            () ->
                difference.isEmpty()
                    ? target + " is up to date"
                    : target + " is out of date; seedbed snapshot writes it anew\n\n" + differences,
            () -> Map.of("file", target.toString(), "upToDate", difference.isEmpty()));
    return difference.isEmpty() ? Verdict.CLEAN : Verdict.FINDINGS;
  }
}
