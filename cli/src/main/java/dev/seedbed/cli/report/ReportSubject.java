package dev.seedbed.cli.report;

import dev.seedbed.catalog.Catalog;
import dev.seedbed.database.migration.MigrationTrace;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A database that is reported on.
 *
 * @param connection to it, in no transaction; nothing is written by it
 * @param catalog what it is made of, with origins if they are known
 * @param server what it runs on
 * @param trace what its migrations did; null if that is not known
 * @param untraced why not; null if it is, or was not wanted
 */
public record ReportSubject(
    Connection connection,
    Catalog catalog,
    String server,
    @Nullable MigrationTrace trace,
    @Nullable Missing untraced) {}
