package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @Test
  void reads_a_jdbc_url_and_takes_user_and_password_out_of_it() {
    DatabaseUrl url =
        parse(
            "jdbc:postgresql://db:5433/app_test?user=me&ssl=true&password=s%26crt&sslmode=require");

    assertThat(url)
        .isEqualTo(
            new DatabaseUrl(
                "db:5433", "db", 5433, "app_test", "?ssl=true&sslmode=require", "me", "s&crt"));
  }

  @Test
  void reads_the_url_that_drivers_of_other_languages_take() {
    DatabaseUrl url =
        parse(
            "postgresql://me:p%40ss+word@db/app%20test"
                + "?sslmode=require&schema=public&application_name=a b&channel_binding=disable");

    assertThat(url)
        .isEqualTo(
            new DatabaseUrl(
                "db",
                "db",
                5432,
                "app test",
                "?sslmode=require&ApplicationName=a+b&channelBinding=disable",
                "me",
                "p@ss+word"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://me@db/app_test",
        "postgresql://me@db/app_test",
        "postgresql+asyncpg://me@db/app_test",
        "jdbc:postgresql://me@db/app_test",
        "jdbc:postgresql://db/app_test?user=me"
      })
  void takes_all_usual_forms(String text) {
    assertThat(parse(text))
        .isEqualTo(new DatabaseUrl("db", "db", 5432, "app_test", "", "me", null));
  }

  @Test
  void keeps_several_hosts_and_tells_the_first() {
    DatabaseUrl url = parse("jdbc:postgresql://a:5433,b:5434/app_test");

    assertThat(url.authority()).isEqualTo("a:5433,b:5434");
    assertThat(url.host()).isEqualTo("a");
    assertThat(url.port()).isEqualTo(5433);
  }

  @Test
  void reads_an_address_of_ip_version_6() {
    DatabaseUrl url = parse("postgresql://me@[::1]:5433/app_test");

    assertThat(url.host()).isEqualTo("[::1]");
    assertThat(url.port()).isEqualTo(5433);
  }

  @Test
  void leaves_the_password_out_of_its_text() {
    assertThat(parse("postgresql://me:s3cret@db:5433/app_test"))
        .hasToString("DatabaseUrl[db:5433/app_test]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://me:s3cret@db/app_test",
        "postgresql://me:s3cret@db",
        "postgresql://me:s3cret@db/",
        "postgresql://me:s3cret%ZZ@db/app_test",
        "postgresql://me:s3cret@db:port/app_test",
        "jdbc:postgresql:app_test?password=s3cret",
        "s3cret"
      })
  void refuses_anything_else_without_showing_it(String text) {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> parse(text))
        .withMessage(
            """
            Not the URL of a PostgreSQL database: the setting "url"
              expected: jdbc:postgresql://host:port/database or postgresql://user@host:port/database
              actual: something else, not shown because it may hold a password
              why: it comes from environment SEEDBED_URL
              To fix: correct it; characters of user and password other than letters and digits are written as %XX""")
        .withNoCause();
  }

  private static DatabaseUrl parse(String text) {
    return DatabaseUrl.parse(new SettingValue(Setting.URL, text, "environment SEEDBED_URL"));
  }
}
