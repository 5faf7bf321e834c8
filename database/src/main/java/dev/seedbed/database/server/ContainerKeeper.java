package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Image;
import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the data of a prepared container as an image on the engine, which may be elsewhere.
 *
 * <p>The image is of no use without the entry of this machine's cache that tells the password.
 *
 * @param docker the engine
 * @param store this machine's cache, which says how many bytes the data in all images may take
 */
record ContainerKeeper(DockerClient docker, CacheStore store) {

  /** What the images of all runs are called. */
  static final String REPOSITORY = "seedbed-cache";

  private static final Logger log = LoggerFactory.getLogger(ContainerKeeper.class);

  private static final String LABEL = "dev.seedbed";
  private static final String CACHE = "cache";
  private static final String BYTES = "dev.seedbed.bytes";
  private static final String KEY = "dev.seedbed.key";
  private static final String FOLDER = "dev.seedbed.folder";
  private static final String PACKED = "seedbed packed ";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** After this it is made anew, because nobody can tell whether another machine uses an image. */
  private static final Duration ABANDONED = Duration.ofDays(14);

  /**
   * Has a container stop its server, pack its data and start the server again, and makes an image
   * of it.
   *
   * @return the image's id
   * @throws IOException if that cannot be; the server then starts again all the same
   */
  String keep(RunningContainer container, String key) throws IOException, InterruptedException {
    long begin = container.log().position();
    container.order("pack");
    String size = packed(container, begin);
    if (!size.matches("\\d+")) {
      throw new IOException("the container has no place for an archive of its data");
    }
    if (Long.parseLong(size) > store.capacity()) {
      throw new IOException(
          "the entry takes " + size + " bytes, and the cache may take " + store.capacity());
    }
    try {
      String id =
          docker
              .commitCmd(container.id())
              .withRepository(REPOSITORY)
              .withTag(key)
              .withLabels(Map.of(LABEL, CACHE, BYTES, size, KEY, key, FOLDER, folder()))
              .withPause(false)
              .exec();
      evict(id);
      return id;
    } catch (DockerException e) {
      throw new IOException(EngineAnswer.complaint(e), e);
    }
  }

  private static String packed(RunningContainer container, long begin)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!container.hasEnded() && System.nanoTime() < end) {
      for (String line : container.log().since(begin)) {
        if (line.startsWith(PACKED)) {
          return line.substring(PACKED.length()).strip();
        }
      }
      Thread.sleep(5);
    }
    throw new IOException("the container did not pack its data");
  }

  /** Removes an image, unless a container uses it. */
  void remove(String id) {
    try {
      docker.removeImageCmd(id).exec();
    } catch (DockerException e) {
      log.debug("the image {} stays", id, e);
    }
  }

  /**
   * Removes what nobody can use any more, and what was used least recently if there is too much.
   */
  private void evict(String made) {
    List<Image> images =
        new ArrayList<>(docker.listImagesCmd().withLabelFilter(Map.of(LABEL, CACHE)).exec());
    images.sort(Comparator.comparing(this::used).reversed());
    long total = 0;
    for (Image image : images) {
      boolean ours = folder().equals(image.getLabels().get(FOLDER));
      total += ours ? Long.parseLong(image.getLabels().getOrDefault(BYTES, "0")) : 0;
      boolean tooMuch = ours && total > store.capacity();
      boolean abandoned = used(image).isBefore(Instant.now().minus(ABANDONED));
      if (!image.getId().equals(made) && (tooMuch || abandoned)) {
        remove(image.getId());
      }
    }
  }

  /** As far as this machine knows; the images of others' caches were used when they were made. */
  private Instant used(Image image) {
    String key = image.getLabels().getOrDefault(KEY, "");
    return store.used(key).orElseGet(() -> Instant.ofEpochSecond(image.getCreated()));
  }

  private String folder() {
    return Sha256.of(store.folder().toString());
  }
}
