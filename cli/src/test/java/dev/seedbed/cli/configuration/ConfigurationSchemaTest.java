package dev.seedbed.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors says what the reader says. */
class ConfigurationSchemaTest {
  private static final Path COMMITTED = Path.of("../docs/seedbed.schema.json");
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Configuration.schema());
  private static final Map<String, String> ENVIRONMENT = Map.of("PORT", "5433", "ROWS", "30");

  @TempDir private Path project;

  /** Write it anew with -Dseedbed.schema.write=true. */
  @Test
  void the_committed_schema_is_the_one_of_this_version() throws IOException {
    String generated =
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(Configuration.schema())
            + "\n";
    if (Boolean.getBoolean("seedbed.schema.write")) {
      Files.writeString(COMMITTED, generated);
    }
    assertThat(COMMITTED).hasContent(generated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet",
        "server: embedded\nport: 5433\nproduction-like: true",
        "url: postgresql://me@localhost/app_test",
        "url:\nimage: ''",
        "password: ${PORT}",
        "port: ${PORT}\nserver: ${SERVER:-auto}",
        "cache: off",
        "cache: 500 MB",
        "migrations: db/migration",
        "migration-lock-wait: 500ms\nmigration-timeout: 1h\nmigration-retries: 0",
        "migration-transactions: one-per-file\nmigration-out-of-order: true",
        "migrations: [drizzle:drizzle, 'command: npm run migrate']",
        "rules: {pack: mana}",
        "rules: {pack: [mana, manifest], fail-on: error, strict: true, baseline: accepted.yaml}",
        "rules: {include: all, rules: {NS001: off, text-user-ids: on}}",
        "rules: {rules: {NS001: {schemas: [public], allowed: [public.countries]}}}",
        "rules: {rules: {TYP001: {severity: warning, required: true}}}",
        "rules: {rules: {TYP001: {exempt: [{objects: a.*, reason: old, until: 2027-01-31}]}}}",
        "rules:",
        "code-rules: {pack: mana, baseline: accepted.yaml, rules: {ARCH013: on, user-ids: off}}",
        "code-rules: {rules: {ARCH001: {exempt: [{objects: a.**, reason: old, until: 2027-01-31}]}}}",
        "mapping: {tenant: app.companies}",
        "mapping: {agent: {table: app.bots, columns: {name: title}}}",
        "mapping: {references: {a.b: {c_id: d.c, e: d.e(f)}}}",
        "seed-plan: {seed: 42, tables: {a.b: {count: 1, references: {c_id: d.c}}}}",
        "seed-plan: {seed: 42}",
        "seed-plan: {seed: 42, anchor: 2026-01-01T00:00:00Z, agents: {messages: 500, days: 30}}",
        "seed-plan: {seed: 42, agents: {tenants: {count: 4, shares: {zipf: 1.1}}}}",
        "seed-plan: {seed: 42, agents: {embeddings: {topics: 8}}, mapping: {tenant: a.b}}",
        "seed-plan: {seed: 42, tables: {a.b: {count: '${ROWS}', perParent: {c: uniform}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {columns: {c: {oneOf: [1, x]}, d: {nulls: 0.5}}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {columns: {c: {weighted: {x: 9, null: 1}}}}}}"
      })
  void both_take(String text) throws IOException {
    assertThat(problems(text)).isEmpty();
    assertThat(read(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- server",
        "sever: embedded",
        "server: dockr",
        "password: s3cret",
        "port: 65536",
        "port: many",
        "production-like: 1",
        "cache: much",
        "keep-failed: -1",
        "migration-timeout: 0s",
        "migration-lock-wait: 5",
        "migration-transactions: all",
        "migration-retries: 101",
        "image: [a, b]",
        "migrations: [{command: npm}]",
        "rule: {pack: mana}",
        "rules: mana",
        "rules: {packs: mana}",
        "rules: {pack: {mana: on}}",
        "rules: {fail-on: bad}",
        "rules: {strict: maybe}",
        "rules: {include: some}",
        "rules: {rules: [NS001]}",
        "rules: {rules: {NS001: sometimes}}",
        "rules: {rules: {NS001: {schema: [public]}}}",
        "rules: {rules: {NS001: {allowed: [countries]}}}",
        "rules: {rules: {TYP001: {columns: [1]}}}",
        "rules: {rules: {TYP001: {columns: }}}",
        "rules: {rules: {TYP001: {exempt: [{objects: a.b}]}}}",
        "rules: {rules: {TYP001: {exempt: [{objects: a.b, reason: c, until: soon}]}}}",
        "code-rules: {packs: mana}",
        "code-rules: {pack: manna}",
        "code-rules: {rules: {ARCH001: sometimes}}",
        "code-rules: {rules: {ARCH001: {exempt: [{objects: a.**}]}}}",
        "code-rules: {rules: {ARCH001: {exempt: [{objects: a.**, database: b, reason: c}]}}}",
        "mapping: {company: a.b}",
        "mapping: {tenant: [a.b]}",
        "mapping: {tenant: {columns: {nme: title}}}",
        "seed-plan: {}",
        "seed-plan: {seed: x}",
        "seed-plan: {seed: 42, agent: {}}",
        "seed-plan: {seed: 42, anchor: yesterday}",
        "seed-plan: {seed: 42, agents: {messages: 0}}",
        "seed-plan: {seed: 42, agents: {days: 6}}",
        "seed-plan: {seed: 42, agents: {tenants: {shares: uniform}}}",
        "seed-plan: {seed: 42, agents: {tenants: {count: 4, shares: {zipf: 0}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {rows: 1}}}",
        "seed-plan: {seed: 42, tables: {a.b: {perParent: {c: often}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {perParent: {c: uniform, d: uniform}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {columns: {c: {oneOf: []}}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {columns: {c: {nulls: 2}}}}}",
        "seed-plan: {seed: 42, tables: {a.b: {columns: {c: {weighted: {x: 0}}}}}}"
      })
  void both_refuse(String text) throws IOException {
    assertThat(problems(text)).isNotEmpty();
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(project.resolve("seedbed.yaml") + ", line 1");
  }

  @Test
  void both_take_what_the_page_shows() throws IOException {
    String page = Files.readString(Path.of("../docs/configuration.md"));
    Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);

    assertThat(yaml.find()).isTrue();
    do {
      assertThat(problems(yaml.group(1))).isEmpty();
      assertThat(read(yaml.group(1))).isNotNull();
    } while (yaml.find());
  }

  private static Set<ValidationMessage> problems(String text) throws IOException {
    JsonNode document = new YAMLMapper().readTree(text);
    return SCHEMA.validate(document.isMissingNode() ? new ObjectMapper().nullNode() : document);
  }

  private Configuration read(String text) throws IOException {
    Files.writeString(project.resolve("seedbed.yaml"), text);
    return Configuration.read(Settings.of(Map.of(), ENVIRONMENT, project), ENVIRONMENT);
  }
}
