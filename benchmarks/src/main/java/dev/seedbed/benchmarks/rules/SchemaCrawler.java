package dev.seedbed.benchmarks.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import schemacrawler.inclusionrule.RegularExpressionExclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.lint.LinterRegistry;
import schemacrawler.tools.lint.Linters;
import schemacrawler.tools.lint.config.LinterConfigs;
import schemacrawler.tools.options.Config;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** SchemaCrawler's crawl at the level that its lint is documented with, and all of its linters. */
record SchemaCrawler(DatabaseConnectionSource source, Connection connection) implements Linter {

  static SchemaCrawler of(DatabaseAccess access) throws SQLException {
    // It would spend its time on telling what it does.
    Logger.getLogger("").setLevel(Level.WARNING);
    return new SchemaCrawler(
        DatabaseConnectionSources.newDatabaseConnectionSource(
            access.url(), new MultiUseUserCredentials(access.user(), access.password())),
        access.connect());
  }

  @Override
  public int findings() {
    Catalog catalog = SchemaCrawlerUtility.getCatalog(source, options());
    Linters linters = new Linters(new LinterConfigs(new Config()), true);
    linters.initialize(LinterRegistry.getLinterRegistry());
    linters.lint(catalog, connection);
    return linters.getLints().size();
  }

  private static SchemaCrawlerOptions options() {
    return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
        .withLoadOptions(
            LoadOptionsBuilder.builder()
                .withSchemaInfoLevel(SchemaInfoLevelBuilder.standard())
                .toOptions())
        .withLimitOptions(
            LimitOptionsBuilder.builder()
                .includeSchemas(
                    new RegularExpressionExclusionRule(".*(pg_catalog|information_schema).*"))
                .toOptions());
  }

  @Override
  public void close() {
    DatabaseAccess.close(connection);
    DatabaseAccess.close(source);
  }
}
