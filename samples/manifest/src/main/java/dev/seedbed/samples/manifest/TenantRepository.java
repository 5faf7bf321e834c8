package dev.seedbed.samples.manifest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The tenants. Safe for use by several threads if its {@code DataSource} is. */
public final class TenantRepository {

  private static final String UNIQUE_VIOLATION = "23505";

  private static final String INSERT =
      "INSERT INTO manifest.tenants (id, name, slug) VALUES (?, ?, ?)";

  private final DataSource database;

  public TenantRepository(DataSource database) {
    this.database = database;
  }

  /**
   * Creates a tenant.
   *
   * @return its id
   * @throws DuplicateTenantException if another tenant has the slug
   */
  public String create(String name, String slug) throws SQLException {
    String id = UUID.randomUUID().toString();
    try (Connection connection = database.getConnection()) {
      Jdbc.update(connection, INSERT, id, name, slug);
      return id;
    } catch (SQLException failure) {
      if (UNIQUE_VIOLATION.equals(failure.getSQLState())) {
        throw new DuplicateTenantException(slug, failure);
      }
      throw failure;
    }
  }
}
