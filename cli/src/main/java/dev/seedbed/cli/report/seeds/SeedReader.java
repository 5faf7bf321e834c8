package dev.seedbed.cli.report.seeds;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.cli.report.Missing;
import dev.seedbed.fixtures.FixtureSettings;
import dev.seedbed.fixtures.MappedTable;
import dev.seedbed.fixtures.SeedPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures how the rows of the domain are spread. */
public final class SeedReader {
  private static final Missing NO_DOMAIN =
      new Missing(
          "No table holds anything of the domain that is known by name.",
          "Say in seedbed.yaml under mapping which tables hold tenants, agents and messages.");
  private static final Missing NO_ROWS =
      new Missing("The tables of the domain have no rows.", "Fill them with seedbed seed.");
  private static final int MOST_BARS = 14;

  private final Measurement measurement;
  private final Map<String, Rows> byEntity = new LinkedHashMap<>();

  private SeedReader(Measurement measurement) {
    this.measurement = measurement;
  }

  /**
   * Reads what a database holds.
   *
   * <p>Each query may take ten seconds, and of tables with more than a million rows a sample is
   * read; a plot whose query takes longer says so. Nothing is written.
   *
   * @param connection in no transaction, and left so
   * @param fixtures where the domain is, and the plan that its rows may be of
   */
  public static SeedData read(Connection connection, Catalog catalog, FixtureSettings fixtures)
      throws SQLException {
    List<MappedTable> tables = fixtures.mapping().over(catalog);
    if (tables.isEmpty()) {
      return SeedData.without(NO_DOMAIN);
    }
    try (Measurement measurement = new Measurement(connection)) {
      return new SeedReader(measurement).read(tables, catalog, fixtures.seedPlan());
    }
  }

  private SeedData read(List<MappedTable> tables, Catalog catalog, @Nullable SeedPlan plan)
      throws SQLException {
    List<Point> numbers = new ArrayList<>();
    for (MappedTable table : tables) {
      long number =
          (long)
              measurement
                  .points("SELECT '', count(*) FROM " + table.table().toSql())
                  .get(0)
                  .value();
      byEntity.put(table.entity(), new Rows(table, number));
      numbers.add(new Point(table.table().toString(), number));
    }
    long all = numbers.stream().mapToLong(point -> (long) point.value()).sum();
    if (all == 0) {
      return SeedData.without(NO_ROWS);
    }
    List<Plot> plots = new ArrayList<>();
    plots.add(rows(numbers));
    Rows messages = byEntity.get("message");
    if (messages != null && messages.number() > 0) {
      plots.addAll(new MessagePlots(measurement, messages, byEntity.get("agent")).all());
    }
    plots.addAll(new RecallPlots(measurement, catalog, plan).all());
    return new SeedData(all, plots, null);
  }

  private static Plot rows(List<Point> numbers) {
    List<Point> largest =
        Point.largest(numbers.stream().filter(point -> point.value() > 0).toList(), MOST_BARS);
    int others = (int) numbers.stream().filter(point -> point.value() == 0).count();
    String note = others == 0 ? "" : others + " tables of the domain are empty";
    return new Plot(
        Plot.Kind.BARS,
        "Rows by table",
        "rows",
        note,
        List.of(new Plot.Series("rows", largest)),
        null);
  }

  /** Why a query gave nothing. */
  static Missing failed(SQLException error) {
    @Nullable String state = error.getSQLState();
    return "57014".equals(state)
        ? new Missing(
            "It took longer than ten seconds.",
            "Measure a smaller database: fewer rows show the same.")
        : new Missing(
            "The server could not tell: SQLSTATE " + state + ".",
            "See that the columns of the mapping have the types that the domain expects.");
  }
}
