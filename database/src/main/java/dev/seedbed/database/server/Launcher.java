package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way that works to run an installation's programs: as this user, or as root by way of another.
 *
 * @param machine where they run
 * @param installation what they are
 * @param way what changes the user
 * @param prefix the words before a command that change the user; none for an ordinary user
 * @param owner whom the server's files must belong to, if not to this user
 * @param version such as {@code 17.6}
 */
record Launcher(
    Machine machine,
    Installation installation,
    String way,
    List<String> prefix,
    Machine.@Nullable UserIds owner,
    String version) {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Ends well, and tells the server's version, if run as a user that PostgreSQL accepts. */
  private static final String TRIAL =
      "id -un >/dev/null || exit; [ \"$(id -u)\" != 0 ] || { echo 'still root'; exit 1; };"
          + " exec \"$0\" --version";

  /** Tries the ways in turn. */
  static Launcher find(Machine machine, int userId, Installation installation)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    Machine.UserIds nobody = userId == 0 ? machine.lookUp("nobody").orElse(null) : null;
    for (Map.Entry<String, List<String>> way : ways(userId, nobody).entrySet()) {
      List<String> prefix = way.getValue();
      if (!prefix.isEmpty() && !machine.has(prefix.get(0))) {
        failures.add(way.getKey() + ": not installed");
        continue;
      }
      List<String> words = new ArrayList<>(prefix);
      words.addAll(
          List.of("sh", "-c", TRIAL, installation.programs().resolve("postgres").toString()));
      Command.Outcome outcome = new Command(machine.path(), words).run("", DEADLINE);
      if (outcome.succeeded()) {
        String version = outcome.output().replaceFirst("(?s).*\\(PostgreSQL\\) (\\S+).*", "$1");
        return new Launcher(
            machine, installation, way.getKey(), prefix, owner(prefix, nobody), version);
      }
      failures.add(way.getKey() + ": " + outcome.output());
    }
    String actual = String.join("\n", failures);
    throw (userId == 0 ? noOtherUser(actual) : cannotRun(installation, actual)).toException();
  }

  /** One that has worked before; empty if there is no such way any more. */
  static Optional<Launcher> known(
      Machine machine, int userId, Installation installation, String way, String version) {
    Machine.UserIds nobody = userId == 0 ? machine.lookUp("nobody").orElse(null) : null;
    return Optional.ofNullable(ways(userId, nobody).get(way))
        .map(
            prefix ->
                new Launcher(machine, installation, way, prefix, owner(prefix, nobody), version));
  }

  /** Whom files must be handed over to, if to anybody. */
  private static Machine.@Nullable UserIds owner(
      List<String> prefix, Machine.@Nullable UserIds nobody) {
    return prefix.isEmpty() || prefix.get(0).equals("unshare") ? null : nobody;
  }

  private static Map<String, List<String>> ways(int userId, Machine.@Nullable UserIds nobody) {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    if (userId != 0) {
      ways.put("as this user", List.of());
    }
    if (nobody != null) {
      String user = "--reuid=" + nobody.user();
      String group = "--regid=" + nobody.group();
      ways.put("setpriv", List.of("setpriv", user, group, "--clear-groups", "--"));
      ways.put("runuser", List.of("runuser", "-u", "nobody", "--"));
      ways.put("su", List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", "nobody", "sh"));
    }
    // In a user namespace of its own this user appears as nobody. It helps root where the rest is
    // forbidden, and users without a name, whom initdb refuses.
    ways.put("unshare", List.of("unshare", "--user"));
    return ways;
  }

  /** One of the installation's programs. */
  String program(String name) {
    return installation.programs().resolve(name).toString();
  }

  /** The command that runs a shell script with these arguments as the server's user. */
  Command shell(String script, List<String> arguments) {
    List<String> words = new ArrayList<>();
    // In a session of its own a key pressed in the user's terminal does not reach it.
    if (machine.has("setsid")) {
      words.add("setsid");
    }
    words.addAll(prefix);
    words.addAll(List.of("sh", "-c", script, "seedbed"));
    words.addAll(arguments);
    return new Command(machine.path(), words);
  }

  /** Gives a file or folder to the server's user. */
  void handOver(Path path) throws IOException {
    if (owner != null) {
      // The group does not matter, for it has no permissions.
      Files.setAttribute(path, "unix:uid", owner.user());
    }
  }

  int majorVersion() {
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }

  private static ErrorMessage noOtherUser(String actual) {
    return ErrorMessage.of("Embedded PostgreSQL cannot start as root")
        .expected("a way to run it as another user")
        .actual(actual)
        .why("PostgreSQL refuses to run as root")
        .toFix("run as an ordinary user")
        .toFix("install util-linux, and let the container change users (SETUID and SETGID)");
  }

  private static ErrorMessage cannotRun(Installation installation, String actual) {
    return ErrorMessage.of("Cannot run " + installation.programs().resolve("postgres"))
        .expected("it prints its version")
        .actual(actual)
        .toFix("set XDG_CACHE_HOME to a folder that programs may run from")
        .toFix("install PostgreSQL and name its folder: -Dseedbed.postgres-home=…");
  }
}
