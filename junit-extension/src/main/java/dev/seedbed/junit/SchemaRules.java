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
   * relative to the working directory. If it is empty: what {@code seedbed.yaml} says of rules, and
   * {@code recommended} if it says nothing.
   */
  String pack() default "";

  /**
   * The path of the file with the findings that are accepted. If it is empty: that of {@code
   * seedbed.yaml}, and none if it names none.
   */
  String baseline() default "";

  /**
   * The least severity of a finding that makes its test fail, one. If there is none: that of {@code
   * seedbed.yaml}, and {@code WARNING} if it says none.
   */
  Severity[] failOn() default {};

  /** Whether a baseline fails that accepts what is not there any more, also if the file says no. */
  boolean strict() default false;
}
