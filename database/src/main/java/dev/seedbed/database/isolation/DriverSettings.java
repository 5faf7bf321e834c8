package dev.seedbed.database.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** What the driver keeps for a connection, and what it was before a logical one changed it. */
final class DriverSettings {
  private final Map<String, Setter> before = new LinkedHashMap<>();

  @FunctionalInterface
  private interface Setter {
    void set() throws SQLException;
  }

  /** Remembers what a setter of the driver is about to change. */
  void beforeCall(Connection driver, String method) throws SQLException {
    if (!method.startsWith("set") || before.containsKey(method)) {
      return;
    }
    PGConnection postgres = driver.unwrap(PGConnection.class);
    switch (method) {
      case "setHoldability" -> {
        int value = driver.getHoldability();
        before.put(method, () -> driver.setHoldability(value));
      }
      case "setNetworkTimeout" -> {
        int value = driver.getNetworkTimeout();
        before.put(method, () -> driver.setNetworkTimeout(Runnable::run, value));
      }
      case "setPrepareThreshold" -> {
        int value = postgres.getPrepareThreshold();
        before.put(method, () -> postgres.setPrepareThreshold(value));
      }
      case "setDefaultFetchSize" -> {
        int value = postgres.getDefaultFetchSize();
        before.put(method, () -> postgres.setDefaultFetchSize(value));
      }
      case "setAdaptiveFetch" -> {
        boolean value = postgres.getAdaptiveFetch();
        before.put(method, () -> postgres.setAdaptiveFetch(value));
      }
      case "setQueryTimeout" -> {
        int value = postgres.getQueryTimeout();
        before.put(method, () -> postgres.setQueryTimeout(value));
      }
      default -> {}
    }
  }

  void restore(Connection driver) throws SQLException {
    if (!driver.isClosed()) {
      for (Setter setter : before.values()) {
        setter.set();
      }
    }
    before.clear();
  }
}
