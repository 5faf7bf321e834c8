package dev.seedbed.catalog;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Catalog}: as many queries as there are {@code .sql} resources, whatever the size
 * of the schema.
 */
final class CatalogReader {
  private static final int OLDEST = 150_000;
  private static final Pattern URL = Pattern.compile("jdbc:postgresql:(?://[^/]*/)?([^?]+).*");

  private record Session(String database, int serverVersion) {}

  private CatalogReader() {}

  static Catalog read(Connection connection) {
    try (ReadTransaction transaction = new ReadTransaction(connection)) {
      transaction.begin();
      return readAll(connection);
    } catch (SQLException e) {
      throw CatalogException.failed(databaseOf(connection), e);
    }
  }

  private static Catalog readAll(Connection connection) throws SQLException {
    Session session = session(connection);
    ConstraintQuery constraints = ConstraintQuery.read(connection);
    TypeQuery types = TypeQuery.read(connection, constraints.ofDomains());
    RelationQuery relations = RelationQuery.read(connection, types, constraints);
    return new Catalog(
        session.database(),
        session.serverVersion(),
        Query.list(connection, "schemas.sql", CatalogReader::schema),
        relations.tables(),
        relations.views(),
        relations.sequences(),
        types.enums(),
        types.domains(),
        Query.list(connection, "functions.sql", CatalogReader::function),
        Query.list(connection, "extensions.sql", CatalogReader::extension),
        Query.list(connection, "roles.sql", CatalogReader::role),
        HistoryTable.KNOWN,
        Origins.NONE);
  }

  private static Session session(Connection connection) throws SQLException {
    List<Session> sessions =
        Query.list(
            connection,
            "session.sql",
            row -> new Session(row.text("database"), row.integer("server_version")));
    Session session = sessions.get(0);
    if (session.serverVersion() < OLDEST) {
      throw CatalogException.tooOld(session.database(), session.serverVersion());
    }
    return session;
  }

  private static Schema schema(Row row) throws SQLException {
    return new Schema(
        row.text("name"),
        row.text("owner"),
        row.textOrNull("comment"),
        row.grants("grants"),
        row.textOrNull("extension"));
  }

  private static Function function(Row row) throws SQLException {
    return new Function(
        row.name("schema", "name"),
        row.text("signature"),
        row.text("arguments"),
        row.textOrNull("returns"),
        row.word(Function.Kind.class, "kind"),
        row.text("language"),
        row.word(Function.Volatility.class, "volatility"),
        row.flag("strict"),
        row.flag("security_definer"),
        row.options("settings"),
        row.text("body"),
        row.text("owner"),
        row.textOrNull("comment"),
        row.grants("grants"),
        row.textOrNull("extension"));
  }

  private static Extension extension(Row row) throws SQLException {
    return new Extension(
        row.text("name"),
        row.text("version"),
        row.text("schema"),
        row.text("owner"),
        row.flag("relocatable"),
        row.textOrNull("comment"));
  }

  private static Role role(Row row) throws SQLException {
    return new Role(
        row.text("name"),
        row.flag("superuser"),
        row.flag("bypass_row_security"),
        row.flag("login"),
        row.flag("inherit"),
        row.flag("create_role"),
        row.flag("create_database"),
        row.flag("replication"),
        row.texts("member_of"),
        row.textOrNull("comment"));
  }

  /** The database that the connection was opened to; asking the server might fail once more. */
  private static @Nullable String databaseOf(Connection connection) {
    try {
      Matcher url = URL.matcher(connection.getMetaData().getURL());
      return url.matches() ? URLDecoder.decode(url.group(1), StandardCharsets.UTF_8) : null;
    } catch (SQLException e) {
      // A closed connection does not even tell where it led; the failure that we report says why.
      return null;
    }
  }
}
