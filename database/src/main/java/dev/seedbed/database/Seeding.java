package dev.seedbed.database;

import javax.sql.DataSource;

/**
 * Rows that a template holds beyond those that its migrations put there, made once and then copied
 * with it.
 *
 * <pre>{@code
 * Seeding demo = new Seeding() {
 *   public String fingerprint() {
 *     return "3";
 *   }
 *
 *   public void seed(DataSource dataSource) {
 *     plan.load(dataSource, Bulk.parallel(2));
 *   }
 * };
 * TestDatabases databases = TestDatabases.start(settings, migrations, demo);
 * }</pre>
 */
public interface Seeding {

  /**
   * A text of any length that changes whenever {@link #seed} would store something else. The
   * migrations, the server and the release of Seedbed need not be in it.
   */
  String fingerprint();

  /**
   * Stores the rows in a database that was migrated and holds no others.
   *
   * @param dataSource connections as the role that migrated; all are closed when this returns
   */
  void seed(DataSource dataSource);
}
