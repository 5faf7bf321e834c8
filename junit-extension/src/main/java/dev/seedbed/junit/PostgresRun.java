package dev.seedbed.junit;

import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.database.migration.check.SeedData;
import dev.seedbed.fixtures.Mapping;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the class that a test is in has of {@link PostgresTest}, for extensions that build on it.
 *
 * <p>Thread-safe.
 */
public final class PostgresRun {
  private final Suite suite;
  private final AnnotatedClass annotated;

  private PostgresRun(Suite suite, AnnotatedClass annotated) {
    this.suite = suite;
    this.annotated = annotated;
  }

  /** Empty if neither the class nor one that it is in has {@link PostgresTest}. */
  public static Optional<PostgresRun> of(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(
            context.getRequiredTestClass(), PostgresTest.class, context.getEnclosingTestClasses())
        .map(
            annotation ->
                new PostgresRun(
                    PostgresExtension.suite(context),
                    new AnnotatedClass(context.getRequiredTestClass(), annotation)));
  }

  /** Whether test methods may ask for parameters of this type. */
  public static boolean provides(Class<?> type) {
    return Provided.of(type).isPresent();
  }

  /**
   * Checks of the class's migrations, on the server of the run, which is started if need be.
   *
   * @throws dev.seedbed.catalog.SeedbedException if there is no server, or the migrations fail
   */
  public MigrationChecks migrations() throws SQLException {
    return suite.checks(annotated);
  }

  /** The seed of the class's data. */
  public long seed() {
    return suite.seed(annotated);
  }

  /** Which tables hold what of the domain, as the project's file says. */
  public Mapping mapping() {
    return suite.mapping();
  }

  /** Fills every table that can be filled, by that seed. */
  public SeedData seedData() {
    return new FixtureSeed(seed(), mapping());
  }
}
