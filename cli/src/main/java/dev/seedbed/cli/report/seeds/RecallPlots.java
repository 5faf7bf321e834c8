package dev.seedbed.cli.report.seeds;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.Constraint;
import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.Index;
import dev.seedbed.catalog.IndexKey;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.catalog.Table;
import dev.seedbed.cli.report.Missing;
import dev.seedbed.fixtures.PlantedQuery;
import dev.seedbed.fixtures.SeedPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What share of the nearest rows searches by an index find.
 *
 * <p>Searches for what the seed plan has planted, of which the nearest rows are known. Where the
 * rows are not the plan's it searches for rows of the table themselves, which do not count among
 * what is found, beside an exact search.
 *
 * @param plan the project's; null if it has none
 */
record RecallPlots(Measurement measurement, Catalog catalog, @Nullable SeedPlan plan) {
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

  /**
   * What is searched for.
   *
   * @param vector as PostgreSQL reads it
   * @param own the key of the row that it is of, which does not count; null if it is of none
   * @param nearest the keys of the nearest rows
   */
  private record Sought(String vector, @Nullable String own, List<String> nearest) {}

  private Plot measured(Table table, Index index, String key, String operator, String title)
      throws SQLException {
    IndexKey vector = index.keys().get(0);
    String from = " FROM " + table.name().toSql() + " WHERE " + vector.toSql() + " IS NOT NULL";
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
    List<Sought> planted = planted(table, vector, search);
    List<Sought> all = planted.isEmpty() ? sampled(vector, key, from, search) : planted;
    if (all.size() < 2) {
      return Plot.without(
          Plot.Kind.CURVE,
          title,
          new Missing(
              "Column " + vector.toSql() + " of " + table.name() + " has no vectors.",
              "Seed it: seedbed seed makes vectors around topics, see docs/domain.md."));
    }
    String note =
        planted.isEmpty()
            ? "The share of the exactly nearest that the index finds, over %d rows of %s taken as queries."
            : "The share of the nearest that the index finds, over %d queries that the seed plan planted"
                + " in %s.";
    return new Plot(
        Plot.Kind.CURVE,
        title,
        "recall",
        note.formatted(all.size(), table.name()),
        List.of(new Plot.Series("recall", recall(index, search, all))),
        null);
  }

  private List<Point> recall(Index index, String search, List<Sought> all) throws SQLException {
    List<Point> points = new ArrayList<>();
    String setting = SETTINGS.getOrDefault(index.method(), "");
    for (int value : VALUES.getOrDefault(index.method(), List.of())) {
      List<String> settings = List.of("enable_seqscan = off", setting + " = " + value);
      double hits = 0;
      double wanted = 0;
      for (Sought each : all) {
        List<String> found = found(settings, search, each.vector(), each.own());
        hits += found.stream().filter(each.nearest()::contains).count();
        wanted += each.nearest().size();
      }
      String effort = setting.substring(setting.indexOf('.') + 1) + " " + value;
      points.add(new Point(effort, hits / wanted));
    }
    return points;
  }

  /** What the plan has planted; nothing if the table does not have the plan's rows. */
  private List<Sought> planted(Table table, IndexKey vector, String search) throws SQLException {
    List<Sought> planted = new ArrayList<>();
    for (PlantedQuery query : queries()) {
      if (query.table().equals(table.name()) && vector.isColumn(query.column())) {
        planted.add(new Sought(query.literal(), null, query.expectedIdsInOrder()));
      }
    }
    if (planted.isEmpty()) {
      return planted;
    }
    // With other numbers or another seed the rows of these keys have other vectors.
    Sought first = planted.get(0);
    boolean there = found(EXACT, search, first.vector(), null).equals(first.nearest());
    return there ? planted.subList(0, Math.min(QUERIES, planted.size())) : List.of();
  }

  private List<PlantedQuery> queries() {
    try {
      return plan == null ? List.of() : plan.plantedQueries(catalog);
    } catch (SeedbedException e) {
      // A plan that the schema cannot have is a matter of seedbed seed.
      return List.of();
    }
  }

  private List<Sought> sampled(IndexKey vector, String key, String from, String search)
      throws SQLException {
    List<List<String>> rows =
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
    List<Sought> sampled = new ArrayList<>();
    for (List<String> row : rows) {
      String own = row.get(0);
      sampled.add(new Sought(row.get(1), own, found(EXACT, search, row.get(1), own)));
    }
    return sampled;
  }

  /** The keys of the nearest rows but one's own. */
  private List<String> found(
      List<String> settings, String search, String vector, @Nullable String own)
      throws SQLException {
    return measurement.rows(settings, search, vector).stream()
        .map(row -> row.get(0))
        .filter(key -> !key.equals(own))
        .limit(NEIGHBOURS)
        .toList();
  }
}
