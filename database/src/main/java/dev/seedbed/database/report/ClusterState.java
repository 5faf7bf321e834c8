package dev.seedbed.database.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all databases of a server share, and what a test can therefore leave behind: roles,
 * settings, replication slots, databases.
 *
 * @param objects what there is, and a digest of how it is
 */
public record ClusterState(Map<String, String> objects) {

  /** What belongs to Seedbed itself, or goes with its databases, is left out. */
  private static final String STATE =
      """
      SELECT 'role ' || rolname, md5(r::text) FROM pg_catalog.pg_roles r
        WHERE rolname NOT LIKE 'pg\\_%' AND rolname NOT LIKE 'seedbed\\_%'
      UNION ALL
      SELECT 'membership of ' || m.rolname || ' in ' || g.rolname, ''
        FROM pg_catalog.pg_auth_members a
        JOIN pg_catalog.pg_roles g ON g.oid = a.roleid
        JOIN pg_catalog.pg_roles m ON m.oid = a.member
        WHERE m.rolname NOT LIKE 'pg\\_%' AND m.rolname NOT LIKE 'seedbed\\_%'
      UNION ALL
      SELECT 'database ' || datname, '' FROM pg_catalog.pg_database
        WHERE datname NOT LIKE 'seedbed\\_%'
      UNION ALL
      SELECT 'tablespace ' || spcname, '' FROM pg_catalog.pg_tablespace
      UNION ALL
      SELECT 'replication slot ' || slot_name, '' FROM pg_catalog.pg_replication_slots
      UNION ALL
      SELECT 'prepared transaction ' || gid, '' FROM pg_catalog.pg_prepared_xacts
      UNION ALL
      SELECT 'setting ' || split_part(one, '=', 1) || coalesce(' of role ' || r.rolname, '')
          || coalesce(' in database ' || d.datname, ''), md5(one)
        FROM pg_catalog.pg_db_role_setting s
        LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
        LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
        CROSS JOIN LATERAL unnest(s.setconfig) AS one
        WHERE coalesce(d.datname, '') NOT LIKE 'seedbed\\_%'
      UNION ALL
      SELECT 'setting ' || name || ' of the server', md5(coalesce(setting, ''))
        FROM pg_catalog.pg_file_settings WHERE sourcefile LIKE '%postgresql.auto.conf'
      """;

  /** Copies the map. */
  public ClusterState {
    objects = Map.copyOf(objects);
  }

  /**
   * Reads the state of the server that a connection leads to.
   *
   * @param connection a superuser's
   */
  public static ClusterState read(Connection connection) throws SQLException {
    Map<String, String> objects = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STATE);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        objects.merge(rows.getString(1), rows.getString(2), String::concat);
      }
    }
    return new ClusterState(objects);
  }

  /** This state with what came between two others. */
  public ClusterState with(ClusterState before, ClusterState after) {
    Map<String, String> all = new HashMap<>(objects);
    after.objects.forEach(
        (name, digest) -> {
          if (!digest.equals(before.objects.get(name))) {
            all.put(name, digest);
          }
        });
    return new ClusterState(all);
  }

  /** What is here and was not there, or is otherwise now, or is gone; by name. */
  public List<String> since(ClusterState before) {
    Map<String, String> all = new HashMap<>(before.objects);
    all.putAll(objects);
    return all.keySet().stream()
        .filter(name -> !Objects.equals(objects.get(name), before.objects.get(name)))
        .sorted()
        .map(name -> name + change(name, before))
        .toList();
  }

  private String change(String name, ClusterState before) {
    if (!before.objects.containsKey(name)) {
      return "";
    }
    return objects.containsKey(name) ? " (changed)" : " (gone)";
  }
}
