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
   * TYP001 column app.sessions.user_id}. Of a migration it has the file as well, {@code MIG018
   * relation app.users in db/migration/V7__roles.sql}: the next one that does the same to the table
   * is another finding.
   */
  public String fingerprint() {
    String name = rule.id() + " " + object;
    return rule.id().startsWith("MIG") && origin != null ? name + " in " + origin.file() : name;
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
