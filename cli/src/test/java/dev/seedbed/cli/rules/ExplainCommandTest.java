package dev.seedbed.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;

  @Test
  void prints_the_page_of_a_rule_by_id_or_slug() throws Exception {
    String page = Files.readString(Path.of("../docs/rules/TYP001.md"));
    assertThat(CommandRun.in(folder).run("explain", "typ001").out()).isEqualTo(page);
    assertThat(CommandRun.in(folder).run("explain", "text-user-ids").out()).isEqualTo(page);
    CommandRun json = CommandRun.in(folder).run("explain", "TYP001", "--json");
    assertThat(new ObjectMapper().readTree(json.out()).at("/slug").asText())
        .isEqualTo("text-user-ids");
  }

  @Test
  void has_a_page_for_every_rule() {
    RulePages pages = RulePages.read();
    Rules.all()
        .forEach(
            rule -> assertThat(pages.named(rule.info().id()).slug()).isEqualTo(rule.info().slug()));
  }

  @Test
  void names_the_nearest_rule() {
    CommandRun run = CommandRun.in(folder).run("explain", "text-user-id");
    assertThat(run.err())
        .startsWith(
            """
            No rule text-user-id
              expected: the id or slug of a rule
              actual: text-user-id
              To fix: write text-user-ids
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
