package dev.seedbed.database.server;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a Docker engine answers piece by piece. Unlike the driver's own callbacks this one does not
 * log errors with their stack traces, which are told to the user in another way.
 *
 * @param <T> a piece
 */
final class EngineAnswer<T> implements ResultCallback<T> {

  private final Consumer<T> pieces;
  private final CompletableFuture<@Nullable Void> begun = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  EngineAnswer(Consumer<T> pieces) {
    this.pieces = pieces;
  }

  /** Waits until the engine has begun to answer. */
  void awaitBegin(Duration deadline) throws InterruptedException {
    await(begun, deadline);
  }

  /** Waits until the engine has answered. */
  void awaitEnd(Duration deadline) throws InterruptedException {
    await(ended, deadline);
  }

  /** Whether there will be no more of it. */
  boolean hasEnded() {
    return ended.isDone();
  }

  /** What an engine complains of, without what its driver puts around it. */
  static String complaint(Exception exception) {
    String message = String.valueOf(exception.getMessage()).strip();
    return message
        .replaceFirst("(?s)^Status \\d+: \\{\"message\":\"(.*)\"}$", "$1")
        .replace("\\\"", "\"");
  }

  private static void await(CompletableFuture<@Nullable Void> event, Duration deadline)
      throws InterruptedException {
    try {
      event.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new DockerClientException(String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      throw new DockerClientException("no answer within " + deadline.toSeconds() + " s", e);
    }
  }

  @Override
  public void onStart(Closeable stream) {
    begun.complete(null);
  }

  @Override
  public void onNext(T piece) {
    try {
      pieces.accept(piece);
    } catch (RuntimeException e) {
      onError(e);
    }
  }

  @Override
  public void onError(Throwable error) {
    begun.completeExceptionally(error);
    ended.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    begun.complete(null);
    ended.complete(null);
  }

  @Override
  public void close() {
    onComplete();
  }
}
