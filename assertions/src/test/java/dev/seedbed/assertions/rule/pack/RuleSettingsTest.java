package dev.seedbed.assertions.rule.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSettingsTest {
  @TempDir Path folder;

  @Test
  void says_nothing_without_a_file_or_its_key() throws IOException {
    assertThat(RuleSettings.read(folder.resolve("none.yaml"), Map.<String, String>of()::get))
        .isEqualTo(RuleSettings.NONE);
    assertThat(read("server: embedded")).isEqualTo(RuleSettings.NONE);
    assertThat(read("rules:")).isEqualTo(RuleSettings.NONE);
  }

  @Test
  void a_pack_by_name_is_that_pack() throws IOException {
    assertThat(read("rules: {pack: mana}").pack()).isEqualTo(RulePack.named("mana"));
  }

  @Test
  void paths_are_relative_to_the_file() throws IOException {
    Path team = Files.createDirectory(folder.resolve("rules")).resolve("team.yaml");
    Files.writeString(team, "rules: {NS001: {schemas: [legacy]}}");
    RuleSettings settings = read("rules: {pack: rules/team.yaml, baseline: accepted.yaml}");

    assertThat(settings.pack()).isEqualTo(RulePack.read(team));
    assertThat(settings.baseline()).isEqualTo(folder.resolve("accepted.yaml"));
  }

  @Test
  void what_stands_in_the_file_goes_on_top_of_the_pack() throws IOException {
    RulePack pack =
        pack(
            """
            rules:
              pack: recommended
              rules:
                TIM001: off
                NS001:
                  schemas: [legacy]
                  exempt:
                    - {objects: legacy.a, reason: old}
            """);

    assertThat(pack.name()).isEqualTo(file().toString());
    assertThat(pack.rules()).noneMatch(each -> each.info().id().equals("TIM001"));
    assertThat(pack.rules())
        .filteredOn(each -> each.info().id().equals("NS001"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.rule()).isEqualTo(new NoTablesInSchemas("legacy"));
              assertThat(each.exemptions())
                  .containsExactly(
                      new Exemption(
                          "legacy.a", null, "old", null, new Origin(file().toString(), 8)));
            });
  }

  @Test
  void several_packs_are_one_after_the_other() throws IOException {
    List<PackedRule> rules = pack("rules: {pack: [recommended, mana]}").rules();
    assertThat(rules).containsAll(RulePack.named("mana").rules());
  }

  @Test
  void variables_stand_for_words_and_numbers() throws IOException {
    RuleSettings settings =
        read("rules: {pack: '${PACK}', fail-on: '${LEVEL:-error}', strict: '${STRICT}'}");

    assertThat(settings.pack()).isEqualTo(RulePack.named("mana"));
    assertThat(settings.failOn()).isEqualTo(Severity.ERROR);
    assertThat(settings.strict()).isTrue();
  }

  @Test
  void refuses_what_it_does_not_know() {
    refuses(
        "server: embedded\nrules:\n  packs: mana\n",
        """
        Unknown key: packs in FILE, line 3
          expected: one of pack, include, sql, rules, baseline, fail-on, strict
          actual: "packs"
          To fix: write pack or rules or sql if that is what you meant, or remove the line\
        """);
    refuses(
        "rules:\n  pack: manna\n",
        """
        Unknown pack: manna in FILE, line 2
          expected: one of recommended, mana, manifest, automatos, agentpress, or a .yaml file
          actual: "manna"
          To fix: write mana or manifest or automatos if that is what you meant, or remove the line\
        """);
    refuses(
        "rules:\n  fail-on: bad\n",
        """
        Wrong value of "fail-on" in FILE, line 2
          expected: error, warning or info
          actual: the text "bad"
          To fix: write error, warning or info\
        """);
  }

  private void refuses(String text, String message) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message.replace("FILE", file().toString()));
  }

  private RulePack pack(String text) throws IOException {
    return Objects.requireNonNull(read(text).pack());
  }

  private RuleSettings read(String text) throws IOException {
    return RuleSettings.read(
        Files.writeString(file(), text), Map.of("PACK", "mana", "STRICT", "true")::get);
  }

  private Path file() {
    return folder.resolve("seedbed.yaml");
  }
}
