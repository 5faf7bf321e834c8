package dev.seedbed.cli.schema;

import dev.seedbed.catalog.Origins;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.development.DevelopmentDatabase;
import dev.seedbed.database.migration.Migrations;
import dev.seedbed.database.migration.check.MigratedSchema;
import dev.seedbed.database.migration.check.ThrowawayDatabases;
import dev.seedbed.database.schema.SchemaSnapshot;
import dev.seedbed.database.server.DatabaseUse;
import dev.seedbed.database.server.ExternalServer;
import dev.seedbed.database.server.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a schema that is compared comes from, as the user writes it. */
final class Side {
  private static final String SNAPSHOT = "snapshot:";

  private final Invocation invocation;
  private @Nullable PostgresServer throwaway;

  Side(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * The schema.
   *
   * @param text {@code migrations}, {@code database}, {@code snapshot:FILE}, or where other
   *     migrations are
   */
  MigratedSchema read(String text) throws SQLException {
    if (text.equals("database")) {
      return database();
    }
    if (text.startsWith(SNAPSHOT)) {
      Path file = invocation.path(Path.of(text.substring(SNAPSHOT.length())));
      return new MigratedSchema(SchemaSnapshot.readFrom(file), Origins.NONE);
    }
    return made(text.equals("migrations") ? invocation.migrations() : invocation.migrations(text));
  }

  private MigratedSchema database() throws SQLException {
    ExternalServer server =
        DevelopmentDatabase.of(invocation.settings(), invocation.shell().environment())
            .running(DatabaseUse.READING);
    try (Connection connection = invocation.closing(server.connect(server.database()))) {
      return new MigratedSchema(SchemaSnapshot.read(connection), Origins.NONE);
    }
  }

  private MigratedSchema made(Migrations migrations) throws SQLException {
    PostgresServer server = throwaway;
    if (server == null) {
      server = invocation.closing(PostgresServer.start(invocation.settings().forThrowawayServer()));
      throwaway = server;
    }
    try (ThrowawayDatabases databases = ThrowawayDatabases.on(server)) {
      return MigratedSchema.of(databases, migrations);
    }
  }
}
