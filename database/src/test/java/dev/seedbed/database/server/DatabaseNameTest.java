package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test",
        "app_test",
        "test_app",
        "app-test",
        "app.tests",
        "AppTest",
        "app_test2",
        "TEST",
        "testing",
        "testdb",
        "ci",
        "app_ci_3",
        "seedbed",
        "seedbed_demo",
        "App Test"
      })
  void takes_these_for_test_databases(String name) {
    assertThat(new DatabaseName(name).looksLikeTest()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app",
        "postgres",
        "manifest",
        "AgentPress",
        "latest",
        "contest",
        "attestation",
        "apptest",
        "testimonials",
        "cities",
        "app_dev",
        "staging",
        "prod_test",
        "test_live",
        "testProduction"
      })
  void does_not_take_these_for_test_databases(String name) {
    assertThat(new DatabaseName(name).looksLikeTest()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "app_prod", "prod_test", "Production", "appLive", "prd2"})
  void takes_these_for_production_databases(String name) {
    assertThat(new DatabaseName(name).looksLikeProduction()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"products", "product", "delivery", "alive", "app_test"})
  void does_not_take_these_for_production_databases(String name) {
    assertThat(new DatabaseName(name).looksLikeProduction()).isFalse();
  }
}
