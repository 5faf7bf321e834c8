package dev.seedbed.database.server;

import com.github.dockerjava.api.model.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a container writes: the newest lines of it, counted from the first. */
final class ContainerLog implements ServerLog {

  private static final int MOST_LINES = 5_000;
  private static final int LAST_WORDS = 20;

  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder unfinished = new StringBuilder();
  private long forgotten;

  synchronized void add(Frame frame) {
    unfinished.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
    int end = unfinished.lastIndexOf("\n") + 1;
    unfinished.substring(0, end).lines().forEach(lines::add);
    unfinished.delete(0, end);
    while (lines.size() > MOST_LINES) {
      lines.remove();
      forgotten++;
    }
  }

  @Override
  public synchronized long position() {
    return forgotten + lines.size();
  }

  @Override
  public synchronized List<String> since(long position) {
    return lines.stream().skip(Math.max(0, position - forgotten)).toList();
  }

  /** The end of it, for messages. */
  synchronized String lastWords() {
    return String.join("\n", lines.stream().skip(Math.max(0, lines.size() - LAST_WORDS)).toList())
        + (unfinished.isEmpty() ? "" : "\n" + unfinished);
  }
}
