package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.pack.CodeRuleSettings;
import dev.seedbed.assertions.rule.pack.Exemption;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.SeedbedException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packs by name; they are called as the packs of schema rules that go with them. */
final class ArchPacks {
  static final List<String> NAMES =
      List.of("recommended", "mana", "manifest", "automatos", "agentpress");

  /** All that need no database and are no matter of taste. */
  private static final List<ArchRule> ALL =
      List.of(
          JdbcRules.ONLY_REPOSITORIES_USE_JDBC,
          TestRules.NO_TEST_OPENS_ITS_OWN_CONNECTION,
          LayerRules.CODE_DOES_NOT_MIGRATE,
          TestRules.DATABASE_TESTS_USE_THE_EXTENSION,
          TestRules.NO_TEST_HAS_STATIC_FIXTURES,
          TestRules.NO_TEST_SLEEPS,
          TestRules.NO_TEST_FIXES_AN_ORDER,
          EntityRules.ENTITIES_NAME_THEIR_SCHEMA,
          EntityTypeRules.USER_IDS_ARE_STRINGS,
          EntityRules.ENTITIES_HAVE_TIMESTAMPS,
          EntityTypeRules.TIMES_ARE_POINTS_IN_TIME,
          EntityTypeRules.MONEY_IS_EXACT,
          EntityRules.SOFT_DELETES_ARE_PAIRS,
          SqlRules.SQL_NAMES_SCHEMAS,
          SqlRules.SQL_IS_CONSTANT,
          SqlRules.QUERIES_FILTER_BY_TENANT,
          SqlRules.QUERIES_LEAVE_DELETED_ROWS_OUT,
          CallRules.NO_QUERY_IN_A_LOOP,
          CallRules.SEVERAL_WRITES_ARE_IN_A_TRANSACTION);

  private static final List<ArchRule> OPT_IN =
      List.of(EntityRules.ENTITIES_HAVE_A_TENANT, EntityRules.ENTITIES_HAVE_A_VERSION);

  private static final Conventions WORKSPACES = Conventions.DEFAULT.withTenants("workspace_id");

  private ArchPacks() {}

  static SeedbedArchRules named(String name) {
    return switch (name) {
      case "recommended", "mana" -> pack(name);
      // One service that has the database to itself, in public.
      case "manifest" ->
          pack(name)
              .without(EntityRules.ENTITIES_NAME_THEIR_SCHEMA)
              .without(SqlRules.SQL_NAMES_SCHEMAS);
      case "automatos" ->
          pack(name)
              .without(EntityRules.ENTITIES_NAME_THEIR_SCHEMA)
              .without(SqlRules.SQL_NAMES_SCHEMAS)
              .with(SqlRules.queriesFilterByTenant(WORKSPACES));
      // Ids of users are uuids there.
      case "agentpress" ->
          pack(name)
              .without(EntityRules.ENTITIES_NAME_THEIR_SCHEMA)
              .without(SqlRules.SQL_NAMES_SCHEMAS)
              .without(EntityTypeRules.USER_IDS_ARE_STRINGS);
      default ->
          throw ErrorMessage.of("No pack of rules on code is called " + name)
              .expected("one of " + String.join(", ", NAMES))
              .actual(name)
              .toFix("write " + NearestNames.to(name, NAMES).get(0) + " if that was meant")
              .toException();
    };
  }

  static SeedbedArchRules read(Path file) {
    List<String> known =
        Stream.concat(switchable().map(ArchPacks::info), CatalogRules.INFOS.stream())
            .flatMap(info -> Stream.of(info.id(), info.slug()))
            .toList();
    CodeRuleSettings settings = CodeRuleSettings.read(file, System::getenv, known);
    SeedbedArchRules pack = named(settings.pack());
    for (CodeRuleSettings.Change change : settings.changes()) {
      pack = change.on() ? with(pack, change) : pack.without(called(change));
    }
    return settings.baseline() == null ? pack : pack.with(Baseline.read(settings.baseline()));
  }

  private static SeedbedArchRules with(SeedbedArchRules pack, CodeRuleSettings.Change change) {
    SeedbedArchRules more = pack;
    // One that the pack has already may have other conventions there.
    List<String> there = pack.rules().stream().map(each -> info(each).id()).toList();
    for (ArchRule rule : switchable().filter(each -> isCalled(each, change.rule())).toList()) {
      more = there.contains(info(rule).id()) ? more : more.with(rule);
    }
    for (Exemption each : change.exemptions()) {
      more =
          more.accepting(
              new Acceptance(change.rule(), each.objects(), each.reason(), each.until()));
    }
    return more;
  }

  private static ArchRule called(CodeRuleSettings.Change change) {
    return switchable()
        .filter(each -> isCalled(each, change.rule()))
        .findFirst()
        .orElseThrow(() -> againstSchema(change));
  }

  /** The rules that a file can switch on and off: the others come with a schema. */
  private static Stream<ArchRule> switchable() {
    return Stream.concat(ALL.stream(), OPT_IN.stream());
  }

  private static boolean isCalled(ArchRule rule, String name) {
    return name.equals(info(rule).id()) || name.equals(info(rule).slug());
  }

  private static SeedbedException againstSchema(CodeRuleSettings.Change change) {
    return ErrorMessage.of("Rule " + change.rule() + " cannot be switched off in a file")
        .expected("on, or exempt with objects and reasons")
        .actual("off, in " + change.place())
        .why("it comes with .against(…), which the test says")
        .toFix("leave it out in the test: .without(CatalogRules.…)")
        .toFix("exempt what it may let pass")
        .toException();
  }

  private static RuleInfo info(ArchRule rule) {
    return ((CodeRule) rule).info();
  }

  private static SeedbedArchRules pack(String name) {
    return new SeedbedArchRules(name, ALL, List.of(), Baseline.EMPTY);
  }
}
