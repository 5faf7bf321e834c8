package dev.seedbed.junit;

import dev.seedbed.assertions.rule.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says which rules a class holds the schema to, a test for each of them.
 *
 * <pre>{@code
 * @PostgresTest(migrations = "db/migration")
 * @SchemaRules(pack = "manifest")
 * class SchemaRulesTest implements FollowsSchemaRules {}
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SchemaRulesExtension.class)
public @interface SchemaRules {

  /**
   * The name of one of Seedbed's packs, or the path of a {@code .yaml} file with the project's own,
   * relative to the working directory.
   */
  String pack() default "recommended";

  /** The path of the file with the findings that are accepted; none if it is empty. */
  String baseline() default "";

  /** The least severity of a finding that makes its test fail. */
  Severity failOn() default Severity.WARNING;

  /** Whether a baseline fails that accepts what is not there any more. */
  boolean strict() default false;
}
