package dev.seedbed.assertions.rule.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.assertions.rule.Rule;
import dev.seedbed.assertions.rule.Rules;
import dev.seedbed.assertions.rule.Severity;
import dev.seedbed.assertions.rule.namespace.NoTablesInSchemas;
import dev.seedbed.assertions.rule.types.TextUserIds;
import dev.seedbed.catalog.Origin;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePackTest {
  @TempDir Path folder;

  @Test
  void recommended_is_all_that_is_no_matter_of_taste() {
    assertThat(RulePack.named("recommended").rules())
        .isEqualTo(Rules.recommended().stream().map(PackedRule::of).toList());
  }

  static List<String> names() {
    return RulePack.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void has_a_pack_of_each_name(String name) {
    RulePack pack = RulePack.named(name);
    assertThat(pack.name()).isEqualTo(name);
    assertThat(pack.rules()).map(each -> each.info().id()).isNotEmpty().isSorted();
  }

  @Test
  void includes_all_rules_if_asked() throws IOException {
    assertThat(read("include: all").rules()).hasSameSizeAs(Rules.all());
  }

  @Test
  void holds_nobody_to_what_it_does_not_list() throws IOException {
    assertThat(read("rules: {TYP001: on, no-tables-in-schema: on, TIM001: off}").rules())
        .map(each -> each.info().id())
        .containsExactly("NS001", "TYP001");
    assertThat(read("").rules()).isEmpty();
  }

  @Test
  void gives_rules_their_parameters_and_leaves_the_others_as_they_are() throws IOException {
    assertThat(rule("rules: {NS001: {allowed: [public.countries, 'public.\"a.b\"']}}"))
        .isEqualTo(new NoTablesInSchemas("public").allowing("public.countries", "public.\"a.b\""));
    assertThat(rule("rules: {TYP001: {columns: [user_id, owner_id]}}"))
        .isEqualTo(new TextUserIds("user_id", "owner_id"));
  }

  @Test
  void builds_on_what_it_extends() throws IOException {
    Files.writeString(
        folder.resolve("team.yaml"),
        """
        extends: recommended
        rules:
          NS001: {schemas: [public, legacy]}
          TIM001: off
        """);
    RulePack pack =
        read(
            """
            description: What the shop adds
            extends: [team.yaml]
            rules:
              NS001: {allowed: [public.countries], severity: warning, required: true}
            """);
    PackedRule namespace = find(pack, "NS001");
    assertThat(namespace.rule())
        .isEqualTo(new NoTablesInSchemas("public", "legacy").allowing("public.countries"));
    assertThat(namespace.info().severity()).isEqualTo(Severity.WARNING);
    assertThat(namespace.required()).isTrue();
    assertThat(pack.rules()).noneMatch(each -> each.info().id().equals("TIM001"));
    assertThat(find(pack, "TYP001")).isEqualTo(PackedRule.of(new TextUserIds()));
  }

  @Test
  void knows_where_an_exemption_stands() throws IOException {
    RulePack pack =
        read(
            """
            rules:
              TYP001:
                exempt:
                  - objects: billing.legacy_*
                    reason: goes with the old shop
                    until: 2027-01-31
            """);
    assertThat(find(pack, "TYP001").exemptions())
        .containsExactly(
            new Exemption(
                "billing.legacy_*",
                null,
                "goes with the old shop",
                LocalDate.of(2027, 1, 31),
                new Origin(file(), 4)));
  }

  @Test
  void refuses_a_key_that_it_does_not_know() {
    assertRefused(
        "extends: recommended\nrule: {}",
        """
        Unknown key: rule in FILE, line 2
          expected: one of description, extends, include, sql, rules
          actual: "rule"
          To fix: write rules or sql or include if that is what you meant, or remove the line\
        """);
    assertRefused(
        "rules:\n  NS001:\n    schema: [public]",
        """
        Unknown key of rule NS001: schema in FILE, line 3
          expected: one of schemas, allowed, severity, required, exempt
          actual: "schema"
          To fix: write schemas or exempt or severity if that is what you meant, or remove the line\
        """);
  }

  @Test
  void refuses_a_rule_that_it_does_not_know() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read("rules:\n  NS001: on\n  text-user-id: on"))
        .withMessageStartingWith(
            "Unknown rule: text-user-id in "
                + file()
                + ", line 3\n"
                + "  expected: the id or slug of a rule\n"
                + "  actual: \"text-user-id\"\n"
                + "  To fix: write text-user-ids or ")
        .withMessageEndingWith(" if that is what you meant, or remove the line");
  }

  @Test
  void refuses_values_of_other_types() {
    assertRefused(
        "rules:\n  TYP001:\n    columns: user_id",
        """
        Wrong value of "columns" in FILE, line 3
          expected: a list, each text
          actual: the text "user_id"
          To fix: write a list, each text\
        """);
    assertRefused(
        "rules: {NS001: {allowed: [countries]}}",
        """
        Wrong value of "allowed" in FILE, line 1
          expected: schema.name
          actual: the text "countries"
          To fix: write schema.name\
        """);
    assertRefused(
        "rules:\n  TIM001: sometimes",
        """
        Wrong value of "TIM001" in FILE, line 2
          expected: on, off, or a mapping of parameters
          actual: the text "sometimes"
          To fix: write on, off, or a mapping of parameters\
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: [NS001]",
        "rules: {TYP001: {columns: [1]}}",
        "rules: {TYP001: {columns: [true]}}",
        "rules: {TYP001: {columns: }}",
        "rules: {TYP001: {severity: bad}}",
        "rules: {TYP001: {required: 1}}",
        "rules: {TYP001: {exempt: all}}",
        "rules: {TYP001: {exempt: [all]}}",
        "rules: {TYP001: {exempt: [{objects: a.b, reason: 1}]}}",
        "rules: {TYP001: {exempt: [{objects: a.b, reason: because, until: soon}]}}",
        "extends: {recommended: true}",
        "include: some"
      })
  void says_which_value_is_wrong(String text) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith("Wrong value of \"")
        .withMessageContaining(file() + ", line 1");
  }

  @Test
  void refuses_parameters_that_the_rule_refuses() {
    assertRefused(
        "rules:\n  NS001: {schemas: []}",
        """
        Rule NS001 cannot be as FILE, line 2 has it
          expected: parameters that make sense together
          actual: NS001 needs at least one schema that must hold no table
          To fix: correct the parameters of NS001 there\
        """);
  }

  @Test
  void refuses_an_exemption_without_a_reason() {
    assertRefused(
        "rules:\n  TYP001:\n    exempt:\n      - objects: a.b",
        """
        No reason given for an exemption in FILE, line 4
          expected: "reason: …"
          actual: no key "reason"
          why: an exemption that nobody explained stays for ever
          To fix: add the line "reason: …\"\
        """);
  }

  @Test
  void refuses_a_pack_that_extends_itself() throws IOException {
    Files.writeString(folder.resolve("other.yaml"), "extends: pack.yaml");
    String other = folder.resolve("other.yaml").toString();
    assertRefused(
        "extends: other.yaml",
        """
        A pack extends itself: OTHER, line 1
          expected: packs that build on others, which do not build on them
          actual: FILE extends OTHER extends FILE
          To fix: remove one of these from "extends\"\
        """
            .replace("OTHER", other));
  }

  @Test
  void refuses_what_is_no_yaml() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read("rules:\n  NS001: on\n  NS001: off"))
        .withMessage(
            """
            Key stands there twice: NS001 in %s, line 3
              expected: each key once
              actual: the second value for it, after that in line 2
              To fix: remove one of the two\
            """
                .formatted(file()));
    assertRefused(
        "- recommended",
        """
        Not a mapping: FILE, line 1
          expected: lines of the form "key: value"
          actual: a list
          To fix: write one key a line, such as "extends: recommended\"\
        """);
  }

  @Test
  void refuses_packs_that_do_not_exist() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> RulePack.named("manna"))
        .withMessage(
            """
            Unknown pack: manna in what was asked for
              expected: one of recommended, mana, manifest, automatos, agentpress, or a .yaml file
              actual: "manna"
              To fix: write mana or manifest or automatos if that is what you meant, or remove the line\
            """);
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> RulePack.of("none.yaml", folder))
        .withMessageStartingWith(
            "No pack " + folder.resolve("none.yaml") + "\n  expected: a YAML file\n");
  }

  @Test
  void no_parameter_of_a_rule_has_the_name_of_a_key_of_packs() {
    for (Rule rule : Rules.all()) {
      assertThat(new RuleParameters(rule).keys())
          .as(rule.info().id())
          .doesNotContain("severity", "required", "exempt");
    }
  }

  private void assertRefused(String text, String message) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message.replace("FILE", file()));
  }

  private RulePack read(String text) throws IOException {
    return RulePack.read(Files.writeString(folder.resolve("pack.yaml"), text));
  }

  private String file() {
    return folder.resolve("pack.yaml").toString();
  }

  private Rule rule(String text) throws IOException {
    return read(text).rules().get(0).rule();
  }

  private static PackedRule find(RulePack pack, String id) {
    return pack.rules().stream()
        .filter(each -> each.info().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
