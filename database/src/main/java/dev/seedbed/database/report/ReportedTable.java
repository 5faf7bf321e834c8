package dev.seedbed.database.report;

import dev.seedbed.catalog.Identifier;
import dev.seedbed.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose rows are looked at, and how rows of it are found.
 *
 * @param key the columns of its primary key
 * @param keyTypes their types, as SQL
 */
record ReportedTable(QualifiedName name, List<String> key, List<String> keyTypes) {
  private static final String WITH_KEYS =
      """
      SELECT n.nspname, c.relname,
        array(SELECT a.attname::text FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) ORDER BY a.attnum),
        array(SELECT pg_catalog.format_type(a.atttypid, NULL) FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) ORDER BY a.attnum)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary
      """;

  /** Counts of an earlier transaction may be among them: these tables may have been written to. */
  static final String TOUCHED =
      WITH_KEYS
          + """
          JOIN pg_catalog.pg_stat_xact_user_tables s ON s.relid = c.oid
          WHERE s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
          ORDER BY 1, 2
          """;

  static final String ALL =
      WITH_KEYS
          + """
          WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
          ORDER BY 1, 2
          """;

  ReportedTable {
    key = List.copyOf(key);
    keyTypes = List.copyOf(keyTypes);
  }

  /** The tables that one of the queries above finds. */
  static List<ReportedTable> find(Connection connection, String query) throws SQLException {
    List<ReportedTable> tables = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        QualifiedName name = new QualifiedName(rows.getString(1), rows.getString(2));
        tables.add(new ReportedTable(name, texts(rows, 3), texts(rows, 4)));
      }
    }
    return tables;
  }

  private static List<String> texts(ResultSet rows, int column) throws SQLException {
    return Arrays.asList((String[]) rows.getArray(column).getArray());
  }

  /** Rows as JSON; conditions call the row {@code r}, and rows of children are left to them. */
  String rows(String condition) {
    return "SELECT pg_catalog.row_to_json(r.*)::text FROM ONLY " + name.toSql() + " r " + condition;
  }

  /** Rows as JSON whose keys stand in a parameter, which is an array of JSON objects. */
  String rowsByKey() {
    String join =
        IntStream.range(0, key.size())
            .mapToObj(
                i ->
                    "r.%s = (e ->> ?)::%s".formatted(Identifier.quote(key.get(i)), keyTypes.get(i)))
            .collect(Collectors.joining(" AND "));
    return rows("JOIN pg_catalog.jsonb_array_elements(?::jsonb) e ON " + join);
  }
}
