package dev.seedbed.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CatalogExceptionTest {
  @Test
  void says_which_versions_can_be_read() {
    assertThat(CatalogException.tooOld("shop", 140_012))
        .hasMessage(
            """
            Cannot read the catalog of database shop
              expected: PostgreSQL 15 or later
              actual: PostgreSQL 14.12
              why: older servers lack columns of the system catalogs that are read
              To fix: connect to a server of a supported version""");
  }

  @Test
  void says_what_to_do_about_any_other_failure() {
    SQLException cause = new SQLException("ERROR: canceling statement", "57014");

    assertThat(CatalogException.failed("shop", cause))
        .hasCause(cause)
        .hasMessage(
            """
            Cannot read the catalog of database shop
              expected: every query of the system catalogs to succeed
              actual: ERROR: canceling statement
                SQLSTATE 57014
              why: the server refused one, or objects were dropped while they were read
              To fix: read again when nobody changes the schema
                  or: connect as a role that may read the schema pg_catalog""");
  }

  @Test
  void takes_a_failure_without_a_state() {
    assertThat(CatalogException.failed("shop", new SQLException("no state")))
        .hasMessageContaining("no state");
  }
}
