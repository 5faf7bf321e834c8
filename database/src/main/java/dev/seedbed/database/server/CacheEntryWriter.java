package dev.seedbed.database.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes a {@link CacheEntry}. */
final class CacheEntryWriter {

  /**
   * What a stopped server leaves and the next one does not read.
   *
   * <p>That removes each {@code pg_internal.init}, a cache of the catalog, while it starts, and
   * makes new ones: a file that is unpacked meanwhile must not be among them.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init");

  private final FileChannel channel;
  private final ByteArrayOutputStream indexBytes = new ByteArrayOutputStream();
  private final DataOutputStream index = new DataOutputStream(indexBytes);
  private final Map<Content, Stored> known = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CacheEntry.CHUNK_BYTES);

  private CacheEntryWriter(FileChannel channel) {
    this.channel = channel;
  }

  /** What two files have in common that are probably alike. */
  private record Content(long stored, int crc) {}

  /** Where a content lies, and the file that it came from. */
  private record Stored(Path file, long begin) {}

  /**
   * Writes an entry to a new file.
   *
   * @param folder the data directory of a stopped server, if there is to be one
   */
  static void write(Path file, Map<String, String> facts, @Nullable Path folder)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      new CacheEntryWriter(channel).write(facts, folder);
    }
  }

  private void write(Map<String, String> facts, @Nullable Path folder) throws IOException {
    index.writeInt(facts.size());
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      index.writeUTF(fact.getKey());
      byte[] value = fact.getValue().getBytes(StandardCharsets.UTF_8);
      index.writeInt(value.length);
      index.write(value);
    }
    if (folder != null) {
      pack(folder);
    }
    long begin = channel.position();
    CRC32C crc = new CRC32C();
    crc.update(indexBytes.toByteArray());
    index.writeLong(begin);
    index.writeInt(index.size() - Long.BYTES);
    index.writeInt((int) crc.getValue());
    index.writeInt(CacheEntry.MARK);
    writeAll(ByteBuffer.wrap(indexBytes.toByteArray()));
    channel.truncate(channel.position());
  }

  private void pack(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.filter(path -> !path.equals(folder)).sorted().toList();
    }
    List<Path> folders =
        all.stream().filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
    index.writeInt(folders.size());
    for (Path inner : folders) {
      index.writeUTF(folder.relativize(inner).toString());
    }
    List<Path> files =
        all.stream()
            .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
            .filter(path -> !LEFT_OUT.contains(path.getFileName().toString()))
            .toList();
    index.writeInt(files.size());
    for (Path file : files) {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it has a tablespace: " + folder.relativize(file));
      }
      index.writeUTF(folder.relativize(file).toString());
      pack(file, Files.size(file));
    }
  }

  private void pack(Path file, long size) throws IOException {
    long begin = channel.position();
    CRC32C crc = new CRC32C();
    long stored = 0;
    try (FileChannel source = FileChannel.open(file)) {
      long zeros = 0;
      while (true) {
        buffer.clear();
        if (source.read(buffer) < 0) {
          break;
        }
        buffer.flip();
        int end = withoutZerosAtTheEnd(buffer);
        if (end == 0) {
          zeros += buffer.limit();
          continue;
        }
        stored += fill(zeros, crc);
        zeros = (long) buffer.limit() - end;
        buffer.limit(end);
        crc.update(buffer.duplicate());
        stored += end;
        writeAll(buffer);
      }
    }
    Content content = new Content(stored, (int) crc.getValue());
    @Nullable Stored same = known.get(content);
    if (same != null && Files.size(same.file()) == size && Files.mismatch(same.file(), file) < 0) {
      channel.position(begin);
      begin = same.begin();
    } else {
      known.put(content, new Stored(file, begin));
    }
    index.writeLong(size);
    index.writeLong(begin);
    index.writeLong(stored);
    index.writeInt(content.crc());
  }

  /** Writes zeros that turned out not to be at the end. */
  private long fill(long zeros, CRC32C crc) throws IOException {
    byte[] block = new byte[(int) Math.min(zeros, CacheEntry.CHUNK_BYTES)];
    for (long left = zeros; left > 0; ) {
      int count = (int) Math.min(left, block.length);
      crc.update(block, 0, count);
      writeAll(ByteBuffer.wrap(block, 0, count));
      left -= count;
    }
    return zeros;
  }

  private static int withoutZerosAtTheEnd(ByteBuffer bytes) {
    int end = bytes.limit();
    while (end >= Long.BYTES && bytes.getLong(end - Long.BYTES) == 0) {
      end -= Long.BYTES;
    }
    while (end > 0 && bytes.get(end - 1) == 0) {
      end--;
    }
    return end;
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
