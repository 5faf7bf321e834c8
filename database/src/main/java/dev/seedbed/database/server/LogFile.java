package dev.seedbed.database.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The log of an embedded server.
 *
 * @param file where it is written to
 */
record LogFile(Path file) implements ServerLog {

  private static final int MOST_BYTES = 1 << 20;

  @Override
  public long position() {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> since(long position) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long begin = Math.max(position, channel.size() - MOST_BYTES);
      channel.position(begin);
      byte[] bytes = Channels.newInputStream(channel).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      // Cut off in the middle, the first is not a whole line.
      return begin > position && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines, for messages. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }
}
