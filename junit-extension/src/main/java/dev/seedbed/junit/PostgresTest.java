package dev.seedbed.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class against a real, migrated PostgreSQL with pgvector, each isolated from
 * the others: in a transaction that is rolled back, unless {@link TestIsolation} says otherwise.
 *
 * <pre>{@code
 * @PostgresTest(migrations = "db/migration")
 * class AgentRepositoryTest {
 *   @Test
 *   void finds_an_agent(DataSource database, Fixtures fixtures) {
 *     Agent agent = fixtures.agent().create();
 *     assertThat(new AgentRepository(database).find(agent.id())).isPresent();
 *   }
 * }
 * }</pre>
 *
 * <p>The server is started once per test run: a container if Docker can be had, else an embedded
 * server, or the one that the setting {@code url} names. Test, {@code @BeforeEach} and
 * {@code @AfterEach} methods may ask for these parameters:
 *
 * <ul>
 *   <li>{@link javax.sql.DataSource}: hands out connections that work as the test is isolated
 *   <li>{@link java.sql.Connection}: one of them
 *   <li>{@link dev.seedbed.fixtures.Fixtures}: creates rows there
 *   <li>{@link dev.seedbed.database.isolation.TestSession}: the test's use of the database, with a
 *       JDBC URL for pools and processes under {@code CLONE}
 *   <li>{@link dev.seedbed.catalog.Catalog}: the schema as the migrations left it; also for
 *       constructors
 *   <li>{@link dev.seedbed.database.migration.check.MigrationChecks}: checks of the migrations, on
 *       databases of their own
 * </ul>
 *
 * <p>What a {@code @BeforeAll} method writes through the first three is committed, in a database
 * that belongs to the class: its tests, and nested classes, begin with it. An {@code @AfterAll}
 * method sees it too.
 *
 * <p>Nested and derived classes inherit the annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
// Callbacks after a test or a class run in reverse: the verification comes last.
@ExtendWith({VerificationExtension.class, PostgresExtension.class})
public @interface PostgresTest {

  /**
   * The folder of the project's migrations: {@code classpath:…}, {@code filesystem:…}, or bare,
   * which searches the class path first. Empty: the setting {@code migrations}, whose default is
   * {@code db/migration}.
   */
  String migrations() default "";

  /**
   * The seed of generated data, a whole number. Empty: the setting {@code seed}, or else one drawn
   * at random for each test run. A failed test names the seed it ran with.
   */
  String seed() default "";
}
