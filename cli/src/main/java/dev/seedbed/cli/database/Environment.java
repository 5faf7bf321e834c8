package dev.seedbed.cli.database;

import dev.seedbed.database.server.ExternalServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How other programs are told where a database is and who logs in; the password is in it.
 *
 * @param server through which it is reached
 */
record Environment(ExternalServer server) {

  /** As PostgreSQL's own programs and most languages' drivers take it. */
  String url() {
    String login = encoded(server.administrator().user());
    String password = server.administrator().password();
    if (!password.isEmpty()) {
      login += ":" + encoded(password);
    }
    String jdbc = server.jdbcUrl(server.database());
    return "postgresql://" + login + "@" + jdbc.replaceFirst("^jdbc:postgresql://", "");
  }

  /** As JDBC takes it. */
  String jdbcUrl() {
    String jdbc = server.jdbcUrl(server.database());
    String password = server.administrator().password();
    return jdbc
        + (jdbc.contains("?") ? "&" : "?")
        + "user="
        + encoded(server.administrator().user())
        + (password.isEmpty() ? "" : "&password=" + encoded(password));
  }

  /** The variables of PostgreSQL's own programs. */
  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PGHOST", server.description().host());
    variables.put("PGPORT", String.valueOf(server.description().port()));
    variables.put("PGDATABASE", server.database());
    variables.put("PGUSER", server.administrator().user());
    if (!server.administrator().password().isEmpty()) {
      variables.put("PGPASSWORD", server.administrator().password());
    }
    return variables;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
