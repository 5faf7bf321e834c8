package dev.seedbed.archrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.junit.PostgresTest;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@PostgresTest(migrations = "archrules/billing")
class CatalogRulesIT {
  private static final String PACKAGE = "dev.seedbed.archrules.misfit";
  private static final JavaClasses MISFIT = new ClassFileImporter().importPackages(PACKAGE);

  @Test
  void the_clean_sample_fits(Catalog schema, DataSource database) {
    SeedbedArchRules.recommended()
        .against(schema)
        .against(database)
        .check(Samples.CLEAN.code(), Samples.CLEAN.tests());
  }

  @Test
  void finds_tables_and_columns_that_there_are_not(Catalog schema) {
    assertThat(misfits(CatalogRules.entitiesAreInTheSchema(schema)))
        .containsExactlyInAnyOrder(
            "Field <Invoice.net> is mapped to column totl, which billing.invoices does not have; the"
                + " nearest is total in (Invoice.java:15)",
            "Class <Receipt> is mapped to table billing.refund, which there is not; the nearest is"
                + " billing.refunds in (Receipt.java:10)");
  }

  @Test
  void finds_types_that_do_not_fit(Catalog schema) {
    assertThat(misfits(CatalogRules.fieldsFitTheirColumns(schema)))
        .containsExactlyInAnyOrder(
            "Field <Account.balance> has type double, and column balance is numeric(12,2) in"
                + " (Account.java:10)",
            "Field <Account.overdraft> has type long, and column overdraft may be null in"
                + " (Account.java:11)");
  }

  @Test
  void finds_required_columns_without_a_field(Catalog schema) {
    assertThat(misfits(CatalogRules.entitiesGiveRequiredColumns(schema)))
        .containsExactlyInAnyOrder(
            "Class <Customer> has no field for column name of billing.customers, which is NOT NULL"
                + " and has no default in (Customer.java:9)");
  }

  @Test
  void finds_enums_that_differ(Catalog schema) {
    assertThat(misfits(CatalogRules.enumsHaveTheSameLabels(schema)))
        .containsExactlyInAnyOrder(
            "Field <Shipment.state> cannot hold label returned of billing.shipment_state, as State"
                + " has no such constant in (Shipment.java:19)",
            "Field <Shipment.state> has constant LOST of State, which is no label of"
                + " billing.shipment_state; the nearest is sent in (Shipment.java:19)");
  }

  @Test
  void finds_sql_that_the_server_refuses(DataSource database) {
    assertThat(misfits(CatalogRules.sqlIsUnderstood(database)))
        .containsExactlyInAnyOrder(
            "Field <InvoiceRepository.TABLE> has SQL that the server refuses (42P01):"
                + " relation \"billing.invoice\" does not exist; the nearest is"
                + " billing.invoices, in \"SELECT total FROM billing.invoice WHERE tenant_id"
                + " = ?\" in (InvoiceRepository.java:5)",
            "Field <InvoiceRepository.COLUMN> has SQL that the server refuses (42703):"
                + " column \"totl\" does not exist; Perhaps you meant to reference the"
                + " column \"invoices.total\"., in \"SELECT totl FROM billing.invoices WHERE"
                + " tenant_id = :tenant\" in (InvoiceRepository.java:6)",
            "Field <InvoiceRepository.FUNCTION> has SQL that the server refuses"
                + " (42883): function billing.vat(numeric) does not exist; No function"
                + " matches the given name and argument types. You might need to add"
                + " explicit type casts., in \"SELECT billing.vat(total) FROM"
                + " billing.invoices WHERE tenan…\" in (InvoiceRepository.java:7)",
            "Field <InvoiceRepository.LABEL> has SQL that the server refuses (22P02):"
                + " invalid input value for enum billing.shipment_state: \"lost\", in"
                + " \"SELECT id FROM billing.shipments WHERE tenant_id = ? AND st…\" in"
                + " (InvoiceRepository.java:9)");
  }

  @Test
  void finds_inserts_without_required_columns(Catalog schema) {
    assertThat(misfits(CatalogRules.insertsGiveRequiredColumns(schema)))
        .containsExactlyInAnyOrder(
            "Field <CustomerRepository.ADD> inserts into billing.customers without column name, which"
                + " is NOT NULL and has no default in (CustomerRepository.java:5)");
  }

  @Test
  void asks_the_schema_which_tables_have_tenants(Catalog schema) {
    JavaClasses broken = Samples.BROKEN.code();
    ArchRule rule = SqlRules.queriesFilterByTenant(Conventions.DEFAULT, schema);
    assertThat(Samples.BROKEN.findings(rule))
        .anyMatch(line -> line.startsWith("Method <CustomerRepository.exists"))
        .hasSizeGreaterThan(
            SqlRules.QUERIES_FILTER_BY_TENANT
                .evaluate(broken)
                .getFailureReport()
                .getDetails()
                .size());
  }

  @Test
  void code_without_sql_is_an_error(DataSource database) {
    JavaClasses none = new ClassFileImporter().importClasses(Conventions.class);
    assertThatThrownBy(() -> CatalogRules.sqlIsUnderstood(database).check(none))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            """
            [ARCH026 understood-sql] examined nothing
              expected: at least 1 statement of SQL in a string constant or a @Query annotation
              actual: 0 in 1 class of dev.seedbed.archrules
            """);
  }

  @Test
  void a_server_that_does_not_answer_is_an_error() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setUrl("jdbc:postgresql://127.0.0.1:1/app_test");
    nobody.setUser("app");
    nobody.setPassword("secret");
    assertThatThrownBy(() -> CatalogRules.sqlIsUnderstood(nobody).evaluate(MISFIT))
        .isInstanceOf(SeedbedException.class)
        .hasMessage(
            """
            Cannot ask the server about SQL in code
              expected: an open connection to a database that has the schema
              actual: Connection to 127.0.0.1:1 refused. Check that the hostname and port are correct\
             and that the postmaster is accepting TCP/IP connections.
              To fix: give the rule a DataSource of the migrated database""");
  }

  private static List<String> misfits(ArchRule rule) {
    return rule.evaluate(MISFIT).getFailureReport().getDetails().stream()
        .map(line -> line.replace(PACKAGE + ".", ""))
        .toList();
  }
}
