package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.archrules.internal.rule.CodeRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  /** Each rule that needs no database, with what it finds in the broken sample. */
  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(
            JdbcRules.ONLY_REPOSITORIES_USE_JDBC,
            List.of(
                "Method <InvoiceService.settle(long, java.sql.Connection)> calls"
                    + " method <java.sql.Connection.commit()> in (InvoiceService.java:10)",
                "Method <InvoiceService.settle(long, java.sql.Connection)> has"
                    + " parameter of type <java.sql.Connection> in (InvoiceService.java:0)",
                "Method <InvoiceService.settle(long, java.sql.Connection)> throws type"
                    + " <java.sql.SQLException> in (InvoiceService.java:0)")),
        arguments(
            TestRules.NO_TEST_OPENS_ITS_OWN_CONNECTION,
            List.of(
                "Method <OpensConnection.pays_an_invoice()> calls method"
                    + " <java.sql.DriverManager.getConnection(java.lang.String)> in"
                    + " (OpensConnection.java:16)")),
        arguments(
            LayerRules.CODE_DOES_NOT_MIGRATE,
            List.of(
                "Method <Startup.start()> calls method"
                    + " <dev.seedbed.database.migration.SqlFolder.apply(dev.seedbed.database.migration.MigrationTarget)> in (Startup.java:9)",
                "Method <Startup.start()> calls method"
                    + " <dev.seedbed.database.migration.SqlFolder.at(java.lang.String)> in"
                    + " (Startup.java:9)")),
        arguments(
            TestRules.DATABASE_TESTS_USE_THE_EXTENSION,
            List.of(
                "Class <SharesDatabase> uses java.sql.Connection and not the extension"
                    + " in (SharesDatabase.java:10)")),
        arguments(
            TestRules.NO_TEST_HAS_STATIC_FIXTURES,
            List.of(
                "Field <KeepsState.CREATED> is static and holds what can change in"
                    + " (KeepsState.java:11)",
                "Field <KeepsState.next> is static and not final in" + " (KeepsState.java:12)")),
        arguments(
            TestRules.NO_TEST_SLEEPS,
            List.of(
                "Method <Sleeps.sends_a_reminder()> calls method"
                    + " <java.lang.Thread.sleep(long)> in (Sleeps.java:15)")),
        arguments(
            TestRules.NO_TEST_FIXES_AN_ORDER,
            List.of(
                "Class <FixesOrder> is annotated with @TestMethodOrder in"
                    + " (FixesOrder.java:13)")),
        arguments(
            EntityRules.ENTITIES_NAME_THEIR_SCHEMA,
            List.of(
                "Class <Invoice> names no schema for table invoices in" + " (Invoice.java:10)")),
        arguments(
            EntityTypeRules.USER_IDS_ARE_STRINGS,
            List.of("Field <Session.userId> has type java.util.UUID in (Session.java:9)")),
        arguments(
            EntityRules.ENTITIES_HAVE_TIMESTAMPS,
            List.of(
                "Class <Refund> has no field for a column updated_at in" + " (Refund.java:13)")),
        arguments(
            EntityTypeRules.TIMES_ARE_POINTS_IN_TIME,
            List.of(
                "Field <Reminder.sentAt> has type java.time.LocalDateTime in"
                    + " (Reminder.java:11)")),
        arguments(
            EntityRules.ENTITIES_HAVE_A_TENANT,
            List.of(
                "Class <Customer> has no field for a column tenant_id or workspace_id"
                    + " or org_id or organization_id in (Customer.java:12)")),
        arguments(
            EntityRules.ENTITIES_HAVE_A_VERSION,
            List.of(
                "Class <Account> has no field for a column version or current_version"
                    + " or lock_version in (Account.java:12)")),
        arguments(
            EntityTypeRules.MONEY_IS_EXACT,
            List.of("Field <Payment.amount> has type double in (Payment.java:4)")),
        arguments(
            EntityRules.SOFT_DELETES_ARE_PAIRS,
            List.of("Class <Note> has no field for a column deleted_at in (Note.java:9)")),
        arguments(
            SqlRules.SQL_NAMES_SCHEMAS,
            List.of(
                "Method <SessionRepository.exists(java.lang.String, long)> names table sessions without"
                    + " a schema in (SessionRepository.java:12)")),
        arguments(
            SqlRules.SQL_IS_CONSTANT,
            List.of(
                "Method <CustomerRepository.exists(java.lang.String, long)> puts values into SQL:"
                    + " \"SELECT id FROM billing.customers WHERE name = '…' AND id > ?\" in"
                    + " (CustomerRepository.java:12)")),
        arguments(
            SqlRules.QUERIES_FILTER_BY_TENANT,
            List.of(
                "Method <InvoiceRepository.exists(long)> does not filter billing.invoices by tenant_id or"
                    + " workspace_id or org_id or organization_id: \"SELECT total FROM billing.invoices WHERE"
                    + " id = ?\" in (InvoiceRepository.java:12)",
                "Method <ReminderRepository.findByVersion(int)> does not filter reminders by tenantId in"
                    + " (ReminderRepository.java:11)",
                "Method <ReminderRepository.ofVersion(int)> does not filter reminders by tenantId in"
                    + " (ReminderRepository.java:14)")),
        arguments(
            SqlRules.QUERIES_LEAVE_DELETED_ROWS_OUT,
            List.of(
                "Method <NoteRepository.exists(java.lang.String, long)> does not filter billing.notes by"
                    + " is_deleted or deleted_at: \"SELECT id FROM billing.notes WHERE tenant_id = ? AND id ="
                    + " ?\" in (NoteRepository.java:12)")),
        arguments(
            CallRules.NO_QUERY_IN_A_LOOP,
            List.of(
                "Method <Statements.loop(java.util.List)> calls PaymentRepository.ofInvoice for each"
                    + " element in (Statements.java:11)",
                "Method <Statements.stream(java.util.List)> calls PaymentRepository.ofInvoice for each"
                    + " element in (Statements.java:17)",
                "Method <Statements.reference(java.util.List)> calls PaymentRepository.ofInvoice for each"
                    + " element in (Statements.java:21)")),
        arguments(
            CallRules.SEVERAL_WRITES_ARE_IN_A_TRANSACTION,
            List.of(
                "Method <Registration.register(java.lang.String, java.lang.String)> writes again by"
                    + " MemberRepository.insert without a transaction in (Registration.java:7)")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void finds_its_violation_in_the_broken_sample_and_no_other(ArchRule rule, List<String> found) {
    assertThat(Samples.BROKEN.findings(rule)).containsExactlyInAnyOrderElementsOf(found);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void finds_nothing_in_the_clean_sample(ArchRule rule, List<String> found) {
    assertThat(found).isNotEmpty();
    assertThat(Samples.CLEAN.findings(rule)).isEmpty();
  }

  @Test
  void each_rule_is_held_against_the_samples() {
    List<String> tried =
        rules().map(each -> ((CodeRule) each.get()[0]).info().id()).sorted().toList();
    assertThat(tried).isEqualTo(Constants.all().map(rule -> rule.info().id()).sorted().toList());
  }
}
