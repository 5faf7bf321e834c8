package dev.seedbed.database.development;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.server.ServerKind;
import java.sql.SQLException;
import java.time.Duration;

/** What can go wrong with a development database. */
final class DevelopmentErrors {
  private DevelopmentErrors() {}

  static SeedbedException notMade(Project project) {
    return notRunning(project, "none was made").toException();
  }

  static SeedbedException noAnswer(Project project, State state, SQLException e) {
    String actual =
        "nobody answers at "
            + state.host()
            + ":"
            + state.port()
            + (e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")");
    return notRunning(project, actual).toException(e);
  }

  private static ErrorMessage notRunning(Project project, String actual) {
    return ErrorMessage.of("The development database does not run: " + project.root())
        .expected("one that seedbed up has started")
        .actual(actual)
        .toFix("start it: seedbed up")
        .toFix("name another database: --url postgresql://…");
  }

  static SeedbedException passwordChanged(State state, SQLException e) {
    return ErrorMessage.of(
            "The development database refuses its password: user \"" + state.user() + "\"")
        .expected("the password that seedbed up gave it")
        .actual("another one (SQLSTATE " + e.getSQLState() + ")")
        .why("somebody has changed it there")
        .toFix("change it back, to the one in the state file")
        .toFix("make the database anew, without what was in it: seedbed up --reset")
        .toException(e);
  }

  static SeedbedException silent(State state, Duration wait, SQLException e) {
    return ErrorMessage.of(
            "The development database does not answer: " + state.host() + ":" + state.port())
        .expected("an answer to a query within " + wait.toSeconds() + " s")
        .actual(String.valueOf(e.getMessage()))
        .why("its process lives")
        .toFix("give it more time: seedbed up --wait 10m")
        .toFix("stop it and start it again: seedbed down, then seedbed up")
        .toException(e);
  }

  static SeedbedException otherKind(State state, ServerKind asked, String source) {
    return ErrorMessage.of("The development database is not of this kind: " + asked)
        .expected(state.kind() + ", as it was made")
        .actual(asked + ", from " + source)
        .why("its data would be left behind")
        .toFix("remove the setting \"server\"")
        .toFix("remove the database and what is in it first: seedbed down --remove")
        .toException();
  }

  static SeedbedException otherPort(State state, int asked) {
    return ErrorMessage.of("The development database listens at another port: " + state.port())
        .expected("port " + asked)
        .actual("it runs already")
        .toFix("stop it first: seedbed down")
        .toFix("leave the port out")
        .toException();
  }

  static SeedbedException portTaken(int port) {
    return ErrorMessage.of("Port is taken: " + port)
        .expected("a free port for the development database")
        .actual("another program listens there")
        .toFix("stop the other program")
        .toFix("take another: seedbed up --port 0")
        .toException();
  }

  static SeedbedException brokenOff() {
    return ErrorMessage.of("Broken off")
        .actual("the command was told to end")
        .toFix("run it again: it goes on where it stopped")
        .toException();
  }
}
