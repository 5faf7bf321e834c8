package dev.seedbed.samples.manifest;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

/** Proves, before each test of a class that implements it, that no test so far has left a row. */
interface StartsEmpty {

  @BeforeEach
  default void starts_empty(Connection connection) throws SQLException {
    RowCounts.assertAllZero(connection);
  }
}
