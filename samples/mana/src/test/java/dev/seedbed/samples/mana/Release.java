package dev.seedbed.samples.mana;

import dev.seedbed.samples.mana.database.Sql;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The releases of mana-auth that run while users get full names: what each says to the database.
 */
enum Release {
  /** Knows {@code name} alone. */
  OLD(
      "INSERT INTO auth.users (id, email, name) VALUES (?, ?, ?)",
      "SELECT name FROM auth.users ORDER BY id"),

  /** Writes both columns, and reads whichever has a value. */
  BOTH(
      """
      INSERT INTO auth.users (id, email, name, full_name)
      SELECT id, email, name, name FROM (VALUES (?, ?, ?)) AS given (id, email, name)
      """,
      "SELECT coalesce(full_name, name) FROM auth.users ORDER BY id"),

  /** Knows {@code full_name} alone. */
  NEW(
      "INSERT INTO auth.users (id, email, full_name) VALUES (?, ?, ?)",
      "SELECT full_name FROM auth.users ORDER BY id");

  private final String insert;
  private final String select;

  Release(String insert, String select) {
    this.insert = insert;
    this.select = select;
  }

  void register(Connection connection, String id, String name) {
    new Sql(insert, id, id + "@example.com", name).update(connection);
  }

  /** The names of all users, by their ids. */
  List<@Nullable String> names(Connection connection) {
    return new Sql(select).all(connection, row -> row.getString(1));
  }
}
