package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.SettingValue;
import dev.seedbed.database.settings.Settings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the server that the settings ask for, or the first that can be had.
 *
 * @param settings what is asked for
 * @param machine where to start it
 * @param engine where Docker may be
 */
record ServerSelection(Settings settings, Machine machine, DockerEngine engine) {

  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

  /** On this machine. */
  static ServerSelection of(Settings settings) {
    Machine machine = Machine.current();
    return new ServerSelection(settings, machine, DockerEngine.on(machine));
  }

  /** Starts it, and says in the log which it is and why. */
  PostgresServer start() {
    return choose(null).server();
  }

  /** Starts it with this content. */
  PreparedServer start(ServerContent content) throws SQLException {
    try {
      PreparedServer prepared = choose(content);
      log.info("{}", prepared.cache());
      return prepared;
    } catch (ContentFailure e) {
      throw e.unwrap();
    }
  }

  private PreparedServer choose(@Nullable ServerContent content) {
    Decision asked =
        new Decision(
            "asked for by " + settings.find(Setting.SERVER).orElseThrow().source(), List.of());
    PreparedServer chosen =
        switch (settings.server()) {
          case EXTERNAL -> external(asked);
          case CONTAINER -> ContainerServer.start(settings, machine, engine, asked, content);
          case EMBEDDED -> EmbeddedServer.start(settings, machine, asked, content);
          case AUTO -> first(content);
        };
    log.info("{}", chosen.server().description());
    return chosen;
  }

  private PreparedServer external(Decision decision) {
    return new PreparedServer(
        ExternalServer.start(settings, decision),
        "",
        new CacheOutcome.Off("an external server is used as it is"));
  }

  private PreparedServer first(@Nullable ServerContent content) {
    Optional<SettingValue> url = settings.find(Setting.URL);
    if (url.isPresent()) {
      // If it cannot be used that is an error: whoever names a database wants no other.
      return external(
          new Decision("the setting \"url\" comes from " + url.get().source(), List.of()));
    }
    List<String> passedOver = new ArrayList<>(List.of("external: no url is configured"));
    try {
      return ContainerServer.start(
          settings,
          machine,
          engine,
          new Decision("the first that can be had", passedOver),
          content);
    } catch (SeedbedException container) {
      passedOver.add("container: " + inOneLine(container.error()));
      try {
        return EmbeddedServer.start(
            settings, machine, new Decision("the first that can be had", passedOver), content);
      } catch (SeedbedException embedded) {
        passedOver.add("embedded: " + inOneLine(embedded.error()));
        embedded.addSuppressed(container);
        throw none(passedOver, container.error(), embedded.error()).toException(embedded);
      }
    }
  }

  static String inOneLine(ErrorMessage error) {
    return error.actual() == null
        ? error.what()
        : error.what() + " (" + error.actual().replaceAll("\\s*\n\\s*", "; ") + ")";
  }

  static ErrorMessage none(List<String> passedOver, ErrorMessage container, ErrorMessage embedded) {
    return ErrorMessage.of("No PostgreSQL server to test with")
        .expected("an external server, a container or an embedded server")
        .actual(String.join("\n", passedOver))
        .toFix("for a container: " + container.fixes().get(0))
        .toFix("for an embedded server: " + embedded.fixes().get(0));
  }
}
