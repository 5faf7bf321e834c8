package dev.seedbed.database.development;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.database.server.ServerKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DevelopmentErrorsTest {
  private static final State STATE =
      new State(
          "/srv/me/shop",
          ServerKind.EMBEDDED,
          "127.0.0.1",
          5433,
          "postgres",
          "hush",
          "shop_dev",
          true,
          true);

  @Test
  void none_was_made() {
    assertThat(DevelopmentErrors.notMade(new Project(Path.of("/srv/me/shop"))))
        .hasMessage(
            """
            The development database does not run: /srv/me/shop
              expected: one that seedbed up has started
              actual: none was made
              To fix: start it: seedbed up
                  or: name another database: --url postgresql://…""");
  }

  @Test
  void its_process_lives_but_does_not_answer() {
    SQLException refused = new SQLException("FATAL: the database system is starting up", "57P03");

    assertThat(DevelopmentErrors.silent(STATE, Duration.ofSeconds(60), refused))
        .hasMessage(
            """
            The development database does not answer: 127.0.0.1:5433
              expected: an answer to a query within 60 s
              actual: FATAL: the database system is starting up
              why: its process lives
              To fix: give it more time: seedbed up --wait 10m
                  or: stop it and start it again: seedbed down, then seedbed up""")
        .hasCause(refused);
  }

  @Test
  void it_was_made_as_another_kind() {
    assertThat(
            DevelopmentErrors.otherKind(STATE, ServerKind.CONTAINER, "environment SEEDBED_SERVER"))
        .hasMessage(
            """
            The development database is not of this kind: container
              expected: embedded, as it was made
              actual: container, from environment SEEDBED_SERVER
              why: its data would be left behind
              To fix: remove the setting "server"
                  or: remove the database and what is in it first: seedbed down --remove""");
  }

  @Test
  void it_cannot_move_while_it_runs() {
    assertThat(DevelopmentErrors.otherPort(STATE, 5434))
        .hasMessage(
            """
            The development database listens at another port: 5433
              expected: port 5434
              actual: it runs already
              To fix: stop it first: seedbed down
                  or: leave the port out""");
  }

  @Test
  void it_was_broken_off() {
    assertThat(DevelopmentErrors.brokenOff())
        .hasMessage(
            """
            Broken off
              actual: the command was told to end
              To fix: run it again: it goes on where it stopped""");
  }
}
