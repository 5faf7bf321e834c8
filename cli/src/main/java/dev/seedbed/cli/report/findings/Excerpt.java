package dev.seedbed.cli.report.findings;

import java.util.List;

/**
 * Some lines of a file.
 *
 * @param first the number of the first one, from 1
 */
public record Excerpt(int first, List<String> lines) {
  public Excerpt {
    lines = List.copyOf(lines);
  }
}
