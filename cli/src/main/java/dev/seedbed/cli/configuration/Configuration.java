package dev.seedbed.cli.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seedbed.assertions.rule.pack.CodeRuleSettings;
import dev.seedbed.assertions.rule.pack.RuleSettings;
import dev.seedbed.catalog.yaml.SchemaDefinitions;
import dev.seedbed.database.settings.Settings;
import dev.seedbed.fixtures.FixtureSettings;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that a project's {@code seedbed.yaml} says.
 *
 * @param settings of servers, migrations and roles; environment and system properties go before
 * @param rules the rules that the schema is held to
 * @param fixtures where the domain is, and the seed plan
 */
public record Configuration(Settings settings, RuleSettings rules, FixtureSettings fixtures) {

  /**
   * The configuration of a project.
   *
   * @param settings what its file says of servers, migrations and roles
   * @param environment the variables that the file may name, too
   * @throws dev.seedbed.catalog.SeedbedException if anything in the file cannot be understood:
   *     names the line
   */
  public static Configuration read(Settings settings, Map<String, String> environment) {
    Path file = settings.projectRoot().resolve(Settings.FILE);
    CodeRuleSettings.check(file, environment::get);
    return new Configuration(
        settings,
        RuleSettings.read(file, environment::get),
        FixtureSettings.read(file, environment::get));
  }

  /** The JSON Schema of the file, of the same definitions that read it. */
  public static ObjectNode schema() {
    return SchemaDefinitions.document(
        Settings.FILE + " of Seedbed",
        Settings.keys()
            .with(RuleSettings.keys())
            .with(CodeRuleSettings.keys())
            .with(FixtureSettings.keys()));
  }
}
