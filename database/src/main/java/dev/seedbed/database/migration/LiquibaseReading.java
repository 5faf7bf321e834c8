package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.ui.LoggerUIService;

/** Reads a changelog through Liquibase, without a database. */
record LiquibaseReading(Changelog changelog, LiquibaseSettings settings) {

  interface Work<T> {
    T with(LiquibaseFiles files) throws Exception;
  }

  /** Does something within Liquibase, which has its surroundings in a scope of the thread. */
  <T> T inScope(Work<T> work) throws Exception {
    try (LiquibaseFiles files = new LiquibaseFiles(changelog)) {
      Map<String, Object> scope = new HashMap<>();
      scope.put(Scope.Attr.resourceAccessor.name(), files);
      scope.put(Scope.Attr.logService.name(), new LiquibaseLog());
      scope.put(Scope.Attr.ui.name(), new LoggerUIService());
      scope.put("liquibase.analytics.enabled", false);
      return Scope.child(scope, () -> work.with(files));
    }
  }

  String fingerprint() {
    return read(
        (files, parsed) -> {
          // Reads the files that changes name.
          for (ChangeSet changeSet : parsed.getChangeSets()) {
            changeSet.generateCheckSum(ChecksumVersion.latest());
          }
          Sha256 digest = new Sha256();
          files.seen().forEach((name, file) -> digest.addLines(name, file.checksum()));
          new TreeMap<>(settings.parameters()).forEach(digest::addLines);
          digest.addLines(settings.contexts(), settings.labels());
          new TreeSet<>(settings.leftOut()).forEach(name -> digest.addLines("without", name));
          return digest.hex();
        });
  }

  /** The change sets that would run in a new database, in their order. */
  List<LiquibaseStep> steps() {
    Database database = new PostgresDatabase();
    List<ChangeSetFilter> filters =
        List.of(
            new ContextChangeSetFilter(new Contexts(settings.contexts())),
            new LabelChangeSetFilter(new LabelExpression(settings.labels())),
            new DbmsChangeSetFilter(database),
            new IgnoreChangeSetFilter());
    return read(
        (files, parsed) -> {
          List<LiquibaseStep> steps = new ArrayList<>();
          for (ChangeSet changeSet : parsed.getChangeSets()) {
            Stream<ChangeSetFilter> all = filters.stream();
            if (all.allMatch(filter -> filter.accepts(changeSet).isAccepted())) {
              MigrationFile file =
                  new MigrationFile(files.name(changeSet), files.place(changeSet), false);
              steps.add(new LiquibaseStep(file, changeSet.supportsRollback(database)));
            }
          }
          return List.copyOf(steps);
        });
  }

  private interface Reading<T> {
    T of(LiquibaseFiles files, DatabaseChangeLog parsed) throws LiquibaseException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return inScope(files -> reading.of(files, parse(files)));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw unreadable(e);
    }
  }

  private DatabaseChangeLog parse(LiquibaseFiles files) throws LiquibaseException {
    ChangeLogParameters parameters = new ChangeLogParameters();
    settings.parameters().forEach(parameters::set);
    parameters.setContexts(new Contexts(settings.contexts()));
    parameters.setLabels(new LabelExpression(settings.labels()));
    return ChangeLogParserFactory.getInstance()
        .getParser(changelog.path(), files)
        .parse(changelog.path(), parameters, files);
  }

  MigrationException unreadable(Exception failure) {
    return new MigrationException(
        ErrorMessage.of("Liquibase cannot read its changelog: " + changelog.location())
            .actual(String.valueOf(failure.getMessage()))
            .toFix("see what Liquibase says"),
        failure);
  }
}
