package dev.seedbed.database.server;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells apart the files of a data directory: those that a server reads to start and to let the
 * administrator in, and the folders of other databases, which it looks into when somebody connects
 * to them or copies them.
 *
 * <p>That holds after it was stopped in order: there is nothing to recover.
 *
 * <p>Not thread-safe.
 *
 * @param <T> what stands for a file
 */
final class DatabaseFolders<T> {

  private static final Pattern DATABASE = Pattern.compile("base/(\\d{1,9})/.*");

  /** Databases below this number are those that {@code initdb} makes. */
  private static final int FIRST_OF_USERS = 16384;

  private final List<T> rest = new ArrayList<>();
  private final TreeMap<Integer, List<T>> databases = new TreeMap<>();

  /**
   * Adds one.
   *
   * @param name its path in the data directory
   */
  void add(String name, T file) {
    Matcher database = DATABASE.matcher(name);
    if (database.matches()) {
      int number = Integer.parseInt(database.group(1));
      databases.computeIfAbsent(number, none -> new ArrayList<>()).add(file);
    } else {
      rest.add(file);
    }
  }

  /** What must be there first: {@code initdb} makes the database {@code postgres} last. */
  List<T> first() {
    List<T> first = new ArrayList<>(rest);
    Integer postgres = databases.lowerKey(FIRST_OF_USERS);
    if (postgres != null) {
      first.addAll(databases.getOrDefault(postgres, List.of()));
    }
    return first;
  }

  /** The other databases, each in a list of its own, the newest first. */
  List<List<T>> later() {
    Integer postgres = databases.lowerKey(FIRST_OF_USERS);
    List<List<T>> later = new ArrayList<>();
    databases
        .descendingMap()
        .forEach(
            (number, files) -> {
              if (!number.equals(postgres)) {
                later.add(files);
              }
            });
    return later;
  }
}
