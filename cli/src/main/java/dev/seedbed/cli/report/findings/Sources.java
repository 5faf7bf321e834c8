package dev.seedbed.cli.report.findings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lines around places in files.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Sources {
  private static final int AROUND = 3;
  private static final int LONGEST_LINE = 300;

  private final Path project;
  private final Map<String, SortedSet<Integer>> wanted = new TreeMap<>();

  /**
   * Nothing yet.
   *
   * @param project the folder that paths are relative to
   */
  public Sources(Path project) {
    this.project = project;
  }

  /** Asks for the lines around this one. */
  public void want(String file, int line) {
    wanted.computeIfAbsent(file, unseen -> new TreeSet<>()).add(line);
  }

  /**
   * What was asked for, by file; lines that are near each other stand in one excerpt. A file that
   * cannot be read, such as a command's, has none.
   */
  public Map<String, List<Excerpt>> excerpts() {
    Map<String, List<Excerpt>> excerpts = new TreeMap<>();
    wanted.forEach(
        (file, places) -> {
          List<Excerpt> found = excerpts(lines(file), places);
          if (!found.isEmpty()) {
            excerpts.put(file, found);
          }
        });
    return excerpts;
  }

  private List<String> lines(String file) {
    try {
      // Bytes that are no UTF-8 are replaced: an excerpt is read by people.
      return new String(Files.readAllBytes(project.resolve(file)), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }

  private static List<Excerpt> excerpts(List<String> lines, SortedSet<Integer> places) {
    List<Excerpt> excerpts = new ArrayList<>();
    int from = 0;
    int to = -1;
    for (int place : places) {
      if (place > lines.size()) {
        break;
      }
      if (place - AROUND > to + 1 && to > 0) {
        excerpts.add(excerpt(lines, from, to));
        to = -1;
      }
      from = to < 0 ? Math.max(1, place - AROUND) : from;
      to = Math.min(lines.size(), place + AROUND);
    }
    if (to > 0) {
      excerpts.add(excerpt(lines, from, to));
    }
    return excerpts;
  }

  private static Excerpt excerpt(List<String> lines, int from, int to) {
    return new Excerpt(from, lines.subList(from - 1, to).stream().map(Sources::readable).toList());
  }

  private static String readable(String line) {
    String safe = SqlSecrets.hide(line).replace("\t", "  ");
    return safe.length() <= LONGEST_LINE ? safe : safe.substring(0, LONGEST_LINE) + " …";
  }
}
