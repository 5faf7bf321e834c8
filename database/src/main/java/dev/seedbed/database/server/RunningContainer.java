package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A container whose standard input this JVM holds, and whose output it reads. */
final class RunningContainer implements AutoCloseable {

  private final DockerClient docker;
  private final String id;
  private final HeldInput input = new HeldInput();
  private final LastWords output = new LastWords();

  private RunningContainer(DockerClient docker, String id) {
    this.docker = docker;
    this.id = id;
  }

  /** Takes hold of a container that is yet to be started. */
  static RunningContainer attach(DockerClient docker, String id) throws InterruptedException {
    RunningContainer container = new RunningContainer(docker, id);
    docker
        .attachContainerCmd(id)
        .withStdIn(container.input)
        .withStdOut(true)
        .withStdErr(true)
        .withFollowStream(true)
        .exec(container.output)
        .awaitStarted();
    return container;
  }

  String id() {
    return id;
  }

  /** Whether its processes have ended. */
  boolean hasEnded() {
    return output.ended;
  }

  /** The last lines that it wrote, for messages. */
  String lastWords() {
    return output.text();
  }

  /** Ends its processes and removes it. */
  @Override
  public void close() {
    try {
      docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException | ConflictException e) {
      // It ended by itself and is being removed already.
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

  /** Keeps the end of what the container writes. */
  private static final class LastWords extends ResultCallback.Adapter<Frame> {

    private static final int LINES = 20;

    private final Deque<String> lines = new ArrayDeque<>();
    private volatile boolean ended;

    @Override
    public synchronized void onNext(Frame frame) {
      new String(frame.getPayload(), StandardCharsets.UTF_8).lines().forEach(lines::add);
      while (lines.size() > LINES) {
        lines.remove();
      }
    }

    @Override
    public void onComplete() {
      ended = true;
      super.onComplete();
    }

    @Override
    public void onError(Throwable error) {
      ended = true;
      super.onError(error);
    }

    @Override
    public void close() throws IOException {
      ended = true;
      super.close();
    }

    synchronized String text() {
      return String.join("\n", lines);
    }
  }
}
