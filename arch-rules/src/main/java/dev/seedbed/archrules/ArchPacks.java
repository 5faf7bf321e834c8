package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import dev.seedbed.assertions.rule.RuleInfo;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.assertions.rule.pack.CodeRuleSettings;
import dev.seedbed.assertions.rule.pack.Exemption;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
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
              .with(WORKSPACES);
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
    List<String> known = infos().flatMap(info -> Stream.of(info.id(), info.slug())).toList();
    CodeRuleSettings settings = CodeRuleSettings.read(file, System::getenv, known);
    SeedbedArchRules pack = named(settings.pack());
    if (!settings.conventions().isEmpty()) {
      pack = pack.with(pack.conventions().with(settings.conventions()));
    }
    for (CodeRuleSettings.Change change : settings.changes()) {
      pack = change.on() ? with(pack, change) : pack.without(id(change.rule()));
    }
    return settings.baseline() == null ? pack : pack.with(Baseline.read(settings.baseline()));
  }

  private static SeedbedArchRules with(SeedbedArchRules pack, CodeRuleSettings.Change change) {
    SeedbedArchRules more = pack;
    // One that the pack has already may have other conventions there.
    List<String> there = pack.rules().stream().map(each -> info(each).id()).toList();
    for (ArchRule rule : switchable(pack.conventions())) {
      boolean wanted = info(rule).id().equals(id(change.rule()));
      more = wanted && !there.contains(info(rule).id()) ? more.with(rule) : more;
    }
    for (Exemption each : change.exemptions()) {
      more =
          more.accepting(
              new Acceptance(change.rule(), each.objects(), each.reason(), each.until()));
    }
    return more;
  }

  /** The rules that need no schema, those that go by conventions with these. */
  private static List<ArchRule> switchable(Conventions names) {
    List<ArchRule> going = going(names);
    List<String> ids = going.stream().map(rule -> info(rule).id()).toList();
    Stream<ArchRule> others =
        Stream.concat(ALL.stream(), OPT_IN.stream()).filter(rule -> !ids.contains(info(rule).id()));
    return Stream.concat(going.stream(), others).toList();
  }

  /** The rules that go by conventions, with these. */
  static List<ArchRule> going(Conventions names) {
    return List.of(
        EntityTypeRules.userIdsAreStrings(names),
        EntityRules.entitiesHaveTimestamps(names),
        EntityTypeRules.timesArePointsInTime(names),
        EntityRules.entitiesHaveATenant(names),
        EntityRules.entitiesHaveAVersion(names),
        EntityTypeRules.moneyIsExact(names),
        EntityRules.softDeletesArePairs(names),
        SqlRules.queriesFilterByTenant(names),
        SqlRules.queriesLeaveDeletedRowsOut(names));
  }

  /** Of all rules, those that come with a schema among them. */
  private static Stream<RuleInfo> infos() {
    return Stream.concat(
        switchable(Conventions.DEFAULT).stream().map(ArchPacks::info), CatalogRules.INFOS.stream());
  }

  private static String id(String idOrSlug) {
    return infos()
        .filter(info -> idOrSlug.equals(info.id()) || idOrSlug.equals(info.slug()))
        .map(RuleInfo::id)
        .findFirst()
        .orElseThrow();
  }

  private static RuleInfo info(ArchRule rule) {
    return ((CodeRule) rule).info();
  }

  private static SeedbedArchRules pack(String name) {
    return SeedbedArchRules.of(name, ALL);
  }
}
