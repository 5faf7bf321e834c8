package dev.seedbed.database.server;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * One entry of the cache: facts, and perhaps a data directory, in one file.
 *
 * <p>In one file it is published by one rename, removed by one unlink whoever reads it, and read in
 * one go. Each byte that is used is checked: what is read from it is what was written, or it is
 * {@link Damaged}.
 *
 * <p>The file holds the contents, each different one once and without the zeros at its end; then
 * the index: facts, folders, files; then 20 bytes: where the index begins, its length, its CRC-32C,
 * and a mark.
 */
final class CacheEntry implements AutoCloseable {

  static final int MARK = 0x5eedbed1;
  static final int TRAILER_BYTES = 20;

  /** What one read or write takes at most. */
  static final int CHUNK_BYTES = 1 << 20;

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final FileChannel channel;
  private final long contents;
  private final DataInputStream index;
  private final Map<String, String> facts = new TreeMap<>();

  private CacheEntry(FileChannel channel, long contents, DataInputStream index) {
    this.channel = channel;
    this.contents = contents;
    this.index = index;
  }

  /** It is not as it was written. */
  static final class Damaged extends IOException {

    Damaged(String message) {
      super(message);
    }
  }

  /** Gives a new file or folder of a data directory to the server's user. */
  interface HandOver {
    void accept(Path path) throws IOException;
  }

  /** Opens one and reads its facts. */
  static CacheEntry open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      long size = channel.size();
      if (size < TRAILER_BYTES) {
        throw new Damaged("it is cut off");
      }
      ByteBuffer trailer = ByteBuffer.wrap(read(channel, size - TRAILER_BYTES, TRAILER_BYTES));
      long begin = trailer.getLong();
      int length = trailer.getInt();
      int crc = trailer.getInt();
      if (trailer.getInt() != MARK
          || begin < 0
          || length < 0
          || begin + length + TRAILER_BYTES != size) {
        throw new Damaged("it is cut off, or not an entry");
      }
      byte[] index = read(channel, begin, length);
      check(index, crc);
      CacheEntry entry =
          new CacheEntry(channel, begin, new DataInputStream(new ByteArrayInputStream(index)));
      entry.readFacts();
      return entry;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void readFacts() throws IOException {
    for (int left = index.readInt(); left > 0; left--) {
      String name = index.readUTF();
      byte[] value = index.readNBytes(index.readInt());
      facts.put(name, new String(value, StandardCharsets.UTF_8));
    }
  }

  /** What it says about itself. */
  Map<String, String> facts() {
    return facts;
  }

  /**
   * Writes the data directory, which is yet to be made; may be called once.
   *
   * @return writing what a server does not look at while it starts; to be closed before this is
   */
  Unpacking unpack(Path folder, HandOver handOver) throws IOException {
    Files.createDirectory(folder, PRIVATE_FOLDER);
    handOver.accept(folder);
    for (int left = index.readInt(); left > 0; left--) {
      Path inner = folder.resolve(index.readUTF());
      Files.createDirectory(inner, PRIVATE_FOLDER);
      handOver.accept(inner);
    }
    DatabaseFolders<Packed> files = new DatabaseFolders<>();
    for (int left = index.readInt(); left > 0; left--) {
      String name = index.readUTF();
      files.add(
          name,
          new Packed(
              folder.resolve(name),
              index.readLong(),
              index.readLong(),
              index.readLong(),
              index.readInt()));
    }
    unpack(files.first(), handOver);
    return Unpacking.begin(files.later(), each -> unpack(each, handOver));
  }

  /**
   * A file that is yet to be written.
   *
   * @param size with the zeros at its end
   * @param begin where its content lies
   * @param stored without the zeros
   */
  private record Packed(Path file, long size, long begin, long stored, int crc) {}

  private void unpack(List<Packed> files, HandOver handOver) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES);
    for (Packed packed : files) {
      try (FileChannel target = FileChannel.open(packed.file(), NEW, PRIVATE)) {
        unpack(target, packed, buffer);
      }
      handOver.accept(packed.file());
    }
  }

  private void unpack(FileChannel target, Packed packed, ByteBuffer buffer) throws IOException {
    CRC32C actual = new CRC32C();
    long end = Math.min(packed.begin() + packed.stored(), contents);
    for (long at = packed.begin(); at < end; ) {
      buffer.clear().limit((int) Math.min(CHUNK_BYTES, end - at));
      int count = channel.read(buffer, at);
      if (count < 0) {
        throw new Damaged("it is cut off");
      }
      at += count;
      buffer.flip();
      actual.update(buffer.duplicate());
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
    }
    if ((int) actual.getValue() != packed.crc()) {
      throw new Damaged("its checksum is wrong");
    }
    if (packed.size() > packed.stored()) {
      target.write(ByteBuffer.wrap(new byte[1]), packed.size() - 1);
    }
  }

  private static byte[] read(FileChannel channel, long begin, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, begin + buffer.position()) < 0) {
        throw new Damaged("it is cut off");
      }
    }
    return bytes;
  }

  private static void check(byte[] bytes, int expected) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    if ((int) crc.getValue() != expected) {
      throw new Damaged("its checksum is wrong");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
