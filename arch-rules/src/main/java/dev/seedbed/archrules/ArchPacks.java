package dev.seedbed.archrules;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.assertions.rule.baseline.Baseline;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import java.util.List;

/** The packs by name; they are called as the packs of schema rules that go with them. */
final class ArchPacks {
  static final List<String> NAMES =
      List.of("recommended", "mana", "manifest", "automatos", "agentpress");

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

  private static SeedbedArchRules pack(String name) {
    List<ArchRule> rules =
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
    return new SeedbedArchRules(name, rules, List.of(), Baseline.EMPTY);
  }
}
