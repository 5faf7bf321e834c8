package dev.seedbed.database.development;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.seedbed.database.server.Credentials;
import dev.seedbed.database.server.ServerKind;

/**
 * What must be known of a development database to use it, kept in a file.
 *
 * <p>Which process it is is not in it: PostgreSQL and Docker know that better, also after a crash.
 *
 * @param project whose it is, for people who look around
 * @param complete whether the server has answered once; without, its data are made anew
 */
record State(
    String project,
    ServerKind kind,
    String host,
    int port,
    String user,
    String password,
    String database,
    boolean durable,
    boolean complete) {

  @JsonIgnore
  Credentials credentials() {
    return new Credentials(user, password);
  }

  State at(String otherHost, int otherPort) {
    return new State(
        project, kind, otherHost, otherPort, user, password, database, durable, complete);
  }

  State durable(boolean other) {
    return new State(project, kind, host, port, user, password, database, other, complete);
  }

  State completed() {
    return new State(project, kind, host, port, user, password, database, durable, true);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "State[" + kind + " at " + host + ":" + port + " of " + project + "]";
  }
}
