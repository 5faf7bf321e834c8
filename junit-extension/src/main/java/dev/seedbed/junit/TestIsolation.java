package dev.seedbed.junit;

import dev.seedbed.database.isolation.IsolationMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a test, or each test of a class, is kept apart from the others.
 *
 * <pre>{@code
 * @PostgresTest
 * class QueueTest {
 *   @Test
 *   @TestIsolation(IsolationMode.CLONE)
 *   void two_workers_take_different_jobs(DataSource database) { … }
 * }
 * }</pre>
 *
 * <p>A method's own annotation comes first, then its class's (which derived classes inherit), then
 * the enclosing class's, then the setting {@code isolation}, whose default is {@code rollback}. It
 * has no effect without {@link PostgresTest}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface TestIsolation {

  /** The mode. */
  IsolationMode value();

  /**
   * Under {@link IsolationMode#ROLLBACK}: whether sequences start where the migrations left them,
   * which a rollback alone does not see to.
   */
  boolean resetSequences() default false;
}
