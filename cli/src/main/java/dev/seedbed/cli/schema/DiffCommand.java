package dev.seedbed.cli.schema;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.Origins;
import dev.seedbed.cli.Invocation;
import dev.seedbed.cli.Style;
import dev.seedbed.database.migration.check.MigratedSchema;
import dev.seedbed.database.schema.DiffOptions;
import dev.seedbed.database.schema.SchemaDiff;
import dev.seedbed.database.server.DatabaseUse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two schemas. */
@Command(
    name = "diff",
    description = {
      "Compares two schemas object by object, and ends with 1 if they differ.",
      "Each side is one of: migrations (the project's, applied to a database that is thrown away),",
      "database (the development database, or the one that --url names; it is only read),",
      "snapshot:FILE (what seedbed snapshot wrote), or a place of other migrations."
    },
    footer = {
      "  seedbed diff",
      "  seedbed diff migrations snapshot:schema.sql",
      "  seedbed diff migrations init:docker/initdb",
      "  seedbed diff database snapshot:schema.sql --no-grants"
    })
public final class DiffCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "LEFT",
      description = "Without, migrations.")
  private String left = "migrations";

  @Parameters(index = "1", arity = "0..1", paramLabel = "RIGHT", description = "Without, database.")
  private String right = "database";

  @Option(names = "--column-order", description = "Columns in another order differ.")
  private boolean columnOrder;

  @Option(names = "--no-names", description = "Names of constraints and indexes do not matter.")
  private boolean noNames;

  @Option(names = "--no-comments", description = "Comments do not matter.")
  private boolean noComments;

  @Option(names = "--no-grants", description = "Privileges do not matter.")
  private boolean noGrants;

  public DiffCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Side sides = new Side(invocation);
    MigratedSchema first = invocation.database(DatabaseUse.READING, () -> sides.read(left));
    MigratedSchema second = invocation.database(DatabaseUse.READING, () -> sides.read(right));
    DiffOptions options =
        DiffOptions.DEFAULT
            .withColumnOrder(columnOrder)
            .withNames(!noNames)
            .withComments(!noComments)
            .withGrants(!noGrants);
    SchemaDiff difference = SchemaDiff.between(first.schema(), second.schema(), options);
    Map<ObjectAddress, Origin> origins = new HashMap<>(second.origins().byAddress());
    origins.putAll(first.origins().byAddress());
    invocation
        .output()
        .result(() -> text(difference, new Origins(origins)), () -> json(difference));
    return difference.isEmpty() ? Verdict.CLEAN : Verdict.FINDINGS;
  }

  private String text(SchemaDiff difference, Origins origins) {
    if (difference.isEmpty()) {
      return "no difference between " + left + " and " + right;
    }
    String heading = "- only or so in " + left + "\n+ only or so in " + right + "\n\n";
    return heading
        + difference
            .describe(origins)
            .lines()
            .map(
                line ->
                    line.startsWith("  -")
                        ? invocation.output().styled(Style.BAD, line)
                        : line.startsWith("  +")
                            ? invocation.output().styled(Style.GOOD, line)
                            : line)
            .collect(Collectors.joining("\n"));
  }

  private Map<String, Object> json(SchemaDiff difference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("left", left);
    json.put("right", right);
    json.put(
        "differences",
        difference.differences().stream()
            .map(
                each ->
                    Map.of(
                        "object",
                        each.object().heading(),
                        "in",
                        each.right() == null ? "left" : each.left() == null ? "right" : "both",
                        "lines",
                        each.lines()))
            .toList());
    return json;
  }
}
