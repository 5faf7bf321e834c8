package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  /** Says nothing, but often enough that nobody between takes the connection for dead. */
  private static final class HeldInput extends InputStream {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() {
      try {
        return closed.await(30, TimeUnit.SECONDS) ? -1 : '\n';
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
      closed.countDown();
    }
  }
}
