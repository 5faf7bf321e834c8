package dev.seedbed.database.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that another JVM has started and lets this one use.
 *
 * <p>Beside the data of such a server lie an offer, which says how to log in and which only this
 * user can read, and a pipe. Each JVM that joins holds the pipe open; the server's shell answers it
 * by a file, and lives until nobody holds the pipe any more.
 *
 * @param folder the server's folder
 * @param facts what the offer says
 * @param pipe the end that this JVM holds
 */
record JoinedServer(Path folder, Map<String, String> facts, FileChannel pipe)
    implements ServerHold {

  /** The name of the pipe, as the shell calls it. */
  static final String PIPE = "leases";

  private static final Logger log = LoggerFactory.getLogger(JoinedServer.class);

  private static final String OFFER = "offer-";
  private static final String JOINED = "joined-";
  private static final String OFFERED_BY = "offered-by";

  /** How long the shell of a server that lives may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Lets others join the server in this folder, whose shell has been told so. */
  static void offer(Path folder, String key, Map<String, String> facts)
      throws IOException, InterruptedException {
    if (!await(folder.resolve(PIPE))) {
      throw new IOException("the server's shell made no pipe");
    }
    Path filling = folder.resolve("filling");
    Map<String, String> all = new TreeMap<>(facts);
    all.put(OFFERED_BY, String.valueOf(ProcessHandle.current().pid()));
    CacheEntryWriter.write(filling, all, null);
    Files.move(filling, folder.resolve(OFFER + key), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Joins a server that another JVM offers in one of the folders in here. */
  static Optional<JoinedServer> join(Path running, String key)
      throws IOException, InterruptedException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(running)) {
      folders = all.filter(folder -> Files.exists(folder.resolve(OFFER + key))).toList();
    }
    for (Path folder : folders) {
      try {
        Optional<JoinedServer> joined = join(folder, folder.resolve(OFFER + key));
        if (joined.isPresent()) {
          return joined;
        }
      } catch (IOException e) {
        log.debug("its server has ended: {}", folder, e);
      }
    }
    return Optional.empty();
  }

  private static Optional<JoinedServer> join(Path folder, Path offer)
      throws IOException, InterruptedException {
    Map<String, String> facts;
    try (CacheEntry entry = CacheEntry.open(offer)) {
      facts = entry.facts();
    }
    String pid = String.valueOf(ProcessHandle.current().pid());
    if (pid.equals(facts.get(OFFERED_BY))) {
      return Optional.empty();
    }
    // For reading as well, because otherwise it would wait for a shell that may be gone.
    FileChannel pipe =
        FileChannel.open(folder.resolve(PIPE), StandardOpenOption.READ, StandardOpenOption.WRITE);
    String name = JOINED + pid + "-" + HexFormat.of().toHexDigits(new Random().nextInt());
    pipe.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.US_ASCII)));
    if (await(folder.resolve(name))) {
      return Optional.of(new JoinedServer(folder, facts, pipe));
    }
    pipe.close();
    return Optional.empty();
  }

  /** Whether other JVMs have joined the server in this folder. */
  static boolean hasOthers(Path folder) {
    if (!Files.exists(folder.resolve(PIPE))) {
      return false;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.anyMatch(file -> file.getFileName().toString().startsWith(JOINED));
    } catch (IOException e) {
      // It is just being removed.
      return false;
    }
  }

  private static boolean await(Path file) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file)) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }

  @Override
  public void release() throws IOException {
    pipe.close();
  }

  /** The shell sees to it. */
  @Override
  public void awaitRemoval() {}
}
