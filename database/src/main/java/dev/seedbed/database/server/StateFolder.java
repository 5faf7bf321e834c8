package dev.seedbed.database.server;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a user keeps what must not be lost, unlike a cache: {@code $XDG_STATE_HOME/seedbed}, by
 * default {@code ~/.local/state/seedbed}, or {@code /var/lib/seedbed} for root.
 */
public final class StateFolder {

  private static final String PASS_THROUGH = "rwx--x--x";
  private static final String OWN = "rwx------";

  private StateFolder() {}

  /**
   * A folder there that nobody else can look into.
   *
   * @param environment the environment's variables
   * @throws dev.seedbed.catalog.SeedbedException if there is no place for it
   */
  public static Path open(Map<String, String> environment, String name) {
    Machine machine = Machine.current().with(environment);
    try {
      return open(candidates(machine), machine.userId(), name);
    } catch (IOException e) {
      throw none().actual(e.toString()).toException(e);
    }
  }

  private static List<Path> candidates(Machine machine) throws IOException {
    List<Path> candidates = new ArrayList<>();
    ReachableFolder.ofUser(machine, "XDG_STATE_HOME", ".local/state").ifPresent(candidates::add);
    if (machine.userId() == 0) {
      candidates.add(Path.of("/var/lib/seedbed"));
    }
    return candidates;
  }

  static Path open(List<Path> candidates, int userId, String name) throws IOException {
    if (candidates.isEmpty()) {
      throw none().actual("neither XDG_STATE_HOME nor HOME is set").toException();
    }
    return new ReachableFolder(candidates, userId)
        .open(name, permissions(userId), none())
        .toRealPath();
  }

  private static ErrorMessage none() {
    return ErrorMessage.of("No place for development databases")
        .expected("a folder to write to that the server's user can reach")
        .toFix("set XDG_STATE_HOME to such a folder");
  }

  /**
   * A folder within such a one, which must lie in it: made, or checked that it is this user's.
   *
   * @throws IOException if it cannot be made or cannot be trusted
   */
  public static Path openWithin(Path folder) throws IOException {
    int userId = Machine.current().userId();
    return PrivateFolder.open(folder, permissions(userId), userId);
  }

  /** Root's servers run as another user, who must pass through but need not look around. */
  private static String permissions(int userId) {
    return userId == 0 ? PASS_THROUGH : OWN;
  }
}
