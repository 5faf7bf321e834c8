package dev.seedbed.cli.report.seeds;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.Table;
import dev.seedbed.cli.report.Missing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What share of the nearest rows searches by an index find, beside an exact search.
 *
 * <p>Searches for rows of the table themselves, which do not count among what is found.
 */
record RecallPlots(Measurement measurement, Catalog catalog) {
  private static final int NEIGHBOURS = 10;
  private static final int QUERIES = 12;
  private static final String TITLE = "Nearest-neighbour recall@" + NEIGHBOURS;

  /** Operators by the end of the operator class's name, as pgvector has them. */
  private static final Map<String, String> OPERATORS =
      Map.of("l2_ops", "<->", "ip_ops", "<#>", "cosine_ops", "<=>", "l1_ops", "<+>");

  /** How thorough a search is, by the index's method: the setting, and what it is set to. */
  private static final Map<String, String> SETTINGS =
      Map.of("hnsw", "hnsw.ef_search", "ivfflat", "ivfflat.probes");

  private static final Map<String, List<Integer>> VALUES =
      Map.of("hnsw", List.of(10, 20, 40, 80, 160), "ivfflat", List.of(1, 2, 4, 8, 16));

  private static final List<String> EXACT =
      List.of("enable_indexscan = off", "enable_bitmapscan = off", "enable_indexonlyscan = off");

  List<Plot> all() {
    List<Plot> plots = new ArrayList<>();
    for (Table table : catalog.userTables()) {
      for (Index index : table.indexes()) {
        operator(index).ifPresent(operator -> plots.add(plot(table, index, operator)));
      }
    }
    return plots;
  }

  private static Optional<String> operator(Index index) {
    if (!SETTINGS.containsKey(index.method()) || index.isPartial()) {
      return Optional.empty();
    }
    String family = index.keys().get(0).operatorClass().name();
    return Optional.ofNullable(OPERATORS.get(family.substring(family.indexOf('_') + 1)))
        .map(sign -> operator(index.keys().get(0), sign));
  }

  private static String operator(IndexKey key, String sign) {
    return " OPERATOR(" + Identifier.quote(key.operatorClass().schema()) + "." + sign + ") ";
  }

  private Plot plot(Table table, Index index, String operator) {
    String title = TITLE + " of " + index.name().name();
    List<String> keys = table.primaryKey().map(Constraint::columns).orElse(List.of());
    if (keys.size() != 1) {
      return Plot.without(
          Plot.Kind.CURVE,
          title,
          new Missing(
              table.name()
                  + " has no primary key of one column, by which rows could be told apart.",
              "Give it one."));
    }
    try {
      return measured(table, index, Identifier.quote(keys.get(0)) + "::text", operator, title);
    } catch (SQLException e) {
      return Plot.without(Plot.Kind.CURVE, title, SeedReader.failed(e));
    }
  }

  private Plot measured(Table table, Index index, String key, String operator, String title)
      throws SQLException {
    IndexKey vector = index.keys().get(0);
    String from = " FROM " + table.name().toSql() + " WHERE " + vector.toSql() + " IS NOT NULL";
    List<List<String>> samples =
        measurement.rows(
            List.of(),
            "SELECT "
                + key
                + ", "
                + vector.toSql()
                + "::text"
                + from
                + " ORDER BY md5("
                + key
                + ") LIMIT "
                + QUERIES);
    if (samples.size() < 2) {
      return Plot.without(
          Plot.Kind.CURVE,
          title,
          new Missing(
              "Column " + vector.toSql() + " of " + table.name() + " has no vectors.",
              "Seed it: seedbed seed makes vectors around topics, see docs/domain.md."));
    }
    String search =
        "SELECT "
            + key
            + from
            + " ORDER BY "
            + vector.toSql()
            + operator
            + "?::"
            + vector.type().sql()
            + " LIMIT "
            + (NEIGHBOURS + 1);
    List<List<String>> exact = new ArrayList<>();
    for (List<String> sample : samples) {
      exact.add(found(EXACT, search, sample));
    }
    List<Point> points = new ArrayList<>();
    String setting = SETTINGS.getOrDefault(index.method(), "");
    for (int value : VALUES.getOrDefault(index.method(), List.of())) {
      List<String> settings = List.of("enable_seqscan = off", setting + " = " + value);
      double hits = 0;
      double all = 0;
      for (int i = 0; i < samples.size(); i++) {
        List<String> nearest = exact.get(i);
        hits += found(settings, search, samples.get(i)).stream().filter(nearest::contains).count();
        all += nearest.size();
      }
      points.add(new Point(setting.substring(setting.indexOf('.') + 1) + " " + value, hits / all));
    }
    String note =
        "The share of the exactly nearest that the index finds, over "
            + samples.size()
            + " rows of "
            + table.name()
            + " taken as queries.";
    return new Plot(
        Plot.Kind.CURVE, title, "recall", note, List.of(new Plot.Series("recall", points)), null);
  }

  /** The nearest rows but the one that is looked for. */
  private List<String> found(List<String> settings, String search, List<String> sample)
      throws SQLException {
    return measurement.rows(settings, search, sample.get(1)).stream()
        .map(row -> row.get(0))
        .filter(key -> !key.equals(sample.get(0)))
        .limit(NEIGHBOURS)
        .toList();
  }
}
