package dev.seedbed.assertions.rule;

import dev.seedbed.catalog.ObjectAddress;
import dev.seedbed.catalog.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One object that breaks a rule.
 *
 * @param rule the rule that it breaks
 * @param object what breaks it; a column that is missing is named where it should be
 * @param problem what is wrong with it
 * @param expected what would be right
 * @param actual what there is instead
 * @param origin where the migrations made it, null if that was not traced
 * @param fix how to make it right
 */
public record Finding(
    RuleInfo rule,
    ObjectAddress object,
    String problem,
    String expected,
    String actual,
    @Nullable Origin origin,
    Fix fix) {

  /**
   * What identifies the finding for as long as rule and object have their names, such as {@code
   * TYP001 column app.sessions.user_id}.
   */
  public String fingerprint() {
    return rule.id() + " " + object;
  }

  /** The object's name without its kind, such as {@code app.sessions.user_id}. */
  public String objectName() {
    String kindAndName = object.toString();
    return kindAndName.substring(kindAndName.indexOf(' ') + 1);
  }

  /** The Java code that accepts the finding, for those who assert with AssertJ. */
  public String acceptance() {
    String literal = fingerprint().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "assertThat(schema).accepting(\"" + literal + "\")";
  }
}
