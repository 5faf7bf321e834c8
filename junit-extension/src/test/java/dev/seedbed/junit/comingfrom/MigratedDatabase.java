package dev.seedbed.junit.comingfrom;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** What tools get that neither boot nor migrate a database; its connections commit for real. */
final class MigratedDatabase {
  private static final AtomicReference<Current> CURRENT = new AtomicReference<>();

  private record Current(DataSource owner, Superuser superuser) {}

  /** Opens connections that may do everything. */
  interface Superuser {
    Connection connect() throws SQLException;
  }

  private MigratedDatabase() {}

  static DataSource get() {
    return Objects.requireNonNull(CURRENT.get()).owner();
  }

  static Connection asSuperuser() throws SQLException {
    return Objects.requireNonNull(CURRENT.get()).superuser().connect();
  }

  static void set(DataSource owner, Superuser superuser) {
    CURRENT.set(new Current(owner, superuser));
  }
}
