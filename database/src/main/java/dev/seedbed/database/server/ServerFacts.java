package dev.seedbed.database.server;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a server without asking it.
 *
 * @param admin its superuser
 * @param receipt what preparing its content returned; empty without content
 * @param answer what it answers to the first query, if that was asked
 */
record ServerFacts(Credentials admin, String receipt, @Nullable FirstQuery answer) {

  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final String RECEIPT = "receipt";
  private static final String VERSION = "version";
  private static final String PGVECTOR = "pgvector";

  /** Reads what {@link #toMap} wrote. */
  static ServerFacts of(Map<String, String> map) {
    @Nullable String version = map.get(VERSION);
    return new ServerFacts(
        new Credentials(map.getOrDefault(USER, ""), map.getOrDefault(PASSWORD, "")),
        map.getOrDefault(RECEIPT, ""),
        version == null ? null : new FirstQuery(version, map.get(PGVECTOR)));
  }

  /** As the facts of a {@link CacheEntry}, to which others may be added. */
  Map<String, String> toMap() {
    Map<String, String> map = new TreeMap<>();
    map.put(USER, admin.user());
    map.put(PASSWORD, admin.password());
    map.put(RECEIPT, receipt);
    if (answer != null) {
      map.put(VERSION, answer.postgresVersion());
      if (answer.pgvectorVersion() != null) {
        map.put(PGVECTOR, answer.pgvectorVersion());
      }
    }
    return map;
  }
}
