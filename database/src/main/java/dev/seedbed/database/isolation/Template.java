package dev.seedbed.database.isolation;

import dev.seedbed.catalog.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A database that copies are made of, to which nobody is connected.
 *
 * @param database its name
 * @param owner the role that owns it
 * @param statements what gives a copy the settings, privileges and comment that {@code CREATE
 *     DATABASE} does not copy; {@value #DATABASE} stands for the copy's name
 * @param sequences its sequences
 */
public record Template(
    String database, String owner, List<String> statements, Sequences sequences) {
  private static final String DATABASE = "{seedbed:database}";

  /** The settings whose values are lists of identifiers: each is to be quoted by itself. */
  private static final String STATEMENTS =
      """
      WITH template AS (SELECT * FROM pg_catalog.pg_database WHERE datname = current_database())
      SELECT statement FROM (
        SELECT 1, format('ALTER %s SET %I TO %s',
          CASE WHEN setting.setrole = 0 THEN 'DATABASE {seedbed:database}'
            ELSE format('ROLE %I IN DATABASE {seedbed:database}',
              pg_catalog.pg_get_userbyid(setting.setrole)) END,
          pair.name,
          CASE WHEN lower(pair.name) IN ('search_path', 'temp_tablespaces',
              'local_preload_libraries', 'session_preload_libraries')
            THEN (
              SELECT coalesce(string_agg(
                quote_literal(coalesce(replace(part.m[1], '""', '"'), part.m[2])), ', '
                ORDER BY part.n), '''''')
              FROM regexp_matches(pair.value, '"((?:[^"]|"")*)"|([^",\\s]+)', 'g')
                WITH ORDINALITY AS part (m, n))
            ELSE quote_literal(pair.value) END)
        FROM template
        JOIN pg_catalog.pg_db_role_setting AS setting ON setting.setdatabase = template.oid
        CROSS JOIN unnest(setting.setconfig) AS config (text)
        CROSS JOIN LATERAL (SELECT split_part(config.text, '=', 1),
          substr(config.text, strpos(config.text, '=') + 1)) AS pair (name, value)
        UNION ALL
        SELECT 2, 'REVOKE ALL ON DATABASE {seedbed:database} FROM PUBLIC'
        FROM template WHERE datacl IS NOT NULL
        UNION ALL
        SELECT 3, format('GRANT %s ON DATABASE {seedbed:database} TO %s%s', acl.privilege_type,
          CASE WHEN acl.grantee = 0 THEN 'PUBLIC'
            ELSE quote_ident(pg_catalog.pg_get_userbyid(acl.grantee)) END,
          CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM template CROSS JOIN aclexplode(datacl) AS acl
        UNION ALL
        SELECT 4, format('COMMENT ON DATABASE {seedbed:database} IS %L', description.text)
        FROM template
        CROSS JOIN LATERAL (
          SELECT pg_catalog.shobj_description(template.oid, 'pg_database')) AS description (text)
        WHERE description.text IS NOT NULL
        UNION ALL
        SELECT 5, format('ALTER DATABASE {seedbed:database} CONNECTION LIMIT %s', datconnlimit)
        FROM template WHERE datconnlimit >= 0
      ) AS found (place, statement)
      ORDER BY place
      """;

  private static final String OWNER =
      "SELECT pg_catalog.pg_get_userbyid(datdba) FROM pg_catalog.pg_database"
          + " WHERE datname = current_database()";

  public Template {
    statements = List.copyOf(statements);
  }

  /**
   * Reads what its copies need to know.
   *
   * @param connection to the database, as somebody who may read its sequences
   */
  public static Template read(Connection connection) throws SQLException {
    return new Template(
        connection.getCatalog(),
        texts(connection, OWNER).get(0),
        texts(connection, STATEMENTS),
        Sequences.read(connection));
  }

  /** The statements for one copy, in one string; empty if there are none. */
  public String statementsFor(String copy) {
    return statements.stream()
        .map(statement -> statement.replace(DATABASE, Identifier.quote(copy)))
        .collect(Collectors.joining(";\n"));
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
