package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A container whose standard input this JVM holds, and whose output it reads. */
final class RunningContainer implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(RunningContainer.class);

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final DockerClient docker;
  private final String id;
  private final HeldInput input = new HeldInput();
  private final ContainerLog log = new ContainerLog();
  private final EngineAnswer<Frame> output = new EngineAnswer<>(log::add);

  private RunningContainer(DockerClient docker, String id) {
    this.docker = docker;
    this.id = id;
  }

  /** Takes hold of a container that is yet to be started. */
  static RunningContainer attach(DockerClient docker, String id) throws InterruptedException {
    RunningContainer container = new RunningContainer(docker, id);
    try {
      docker
          .attachContainerCmd(id)
          .withStdIn(container.input)
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(container.output);
      container.output.awaitBegin(DEADLINE);
      return container;
    } catch (InterruptedException | RuntimeException e) {
      container.close();
      throw e;
    }
  }

  String id() {
    return id;
  }

  /** Whether its processes have ended. */
  boolean hasEnded() {
    return output.hasEnded();
  }

  /** The last lines that it wrote, for messages; all of them if it is just ending. */
  String lastWords() throws InterruptedException {
    try {
      output.awaitEnd(Duration.ofSeconds(1));
    } catch (DockerException | DockerClientException e) {
      // It still runs, or is cut off: then this is all that there is.
    }
    return log.lastWords();
  }

  /** Tells its first process something. */
  void order(String order) {
    input.send(order);
  }

  /** What it writes. */
  ServerLog log() {
    return log;
  }

  /** Ends its processes and removes it. */
  @Override
  public void close() {
    try {
      docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | ConflictException e) {
      logger.debug("the container {} ended by itself", id, e);
    } catch (RuntimeException e) {
      // Without its input it ends, if the engine still runs.
      logger.warn("the container {} could not be removed: {}", id, e.toString());
    } finally {
      input.close();
    }
  }

  /** Says little, but often enough that nobody between takes the connection for dead. */
  private static final class HeldInput extends InputStream {

    private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();

    void send(String line) {
      line.chars().forEach(bytes::add);
      bytes.add((int) '\n');
    }

    @Override
    public int read() {
      try {
        @Nullable Integer next = bytes.poll(30, TimeUnit.SECONDS);
        return next == null ? '\n' : next;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int next = length == 0 ? 0 : read();
      if (next > 0) {
        bytes[offset] = (byte) next;
      }
      return Math.min(next, 1);
    }

    @Override
    public void close() {
      bytes.add(-1);
    }
  }
}
