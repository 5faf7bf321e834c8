package dev.seedbed.junit.migration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once for each of the project's migrations, on a database as it is before that
 * migration.
 *
 * <pre>{@code
 * @PostgresTest(migrations = "db/migration")
 * class MigrationsTest {
 *   @MigrationTest
 *   void applies_to_a_database_with_rows(UpgradeStep step) throws SQLException {
 *     step.fill();
 *     step.migrate();
 *     assertThat(step.after().userTables()).isNotEmpty();
 *   }
 * }
 * }</pre>
 *
 * <p>The method has an {@link UpgradeStep} for its parameter; the class has {@link
 * dev.seedbed.junit.PostgresTest}, whose migrations they are. The database is dropped afterwards.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith(MigrationTestExtension.class)
public @interface MigrationTest {

  /**
   * The migrations that are tested; all if there are none here. Each by its version or, where
   * several sources have that, by its path or the end of it: {@code "auth/0000_init.sql"}.
   */
  String[] value() default {};
}
