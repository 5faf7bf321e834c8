package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import dev.seedbed.catalog.ErrorMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * An image that the engine has.
 *
 * @param name what the engine calls it
 * @param id what changes when it does
 * @param entrypoint what it starts with
 * @param majorVersion PostgreSQL's major version; 0 if the image does not tell
 */
record ContainerImage(String name, String id, List<String> entrypoint, int majorVersion) {

  private static final Logger log = LoggerFactory.getLogger(ContainerImage.class);
  private static final Duration PULL_DEADLINE = Duration.ofMinutes(5);

  /** Copies the list. */
  ContainerImage {
    entrypoint = List.copyOf(entrypoint);
  }

  /** Finds an image, and pulls it if it is not there. */
  static ContainerImage obtain(DockerClient docker, String image) throws InterruptedException {
    try {
      // The user may have told Testcontainers to use a registry of their own.
      String name =
          ImageNameSubstitutor.instance()
              .apply(DockerImageName.parse(image))
              .asCanonicalNameString();
      try {
        return inspect(docker, name);
      } catch (NotFoundException e) {
        pull(docker, name);
        return inspect(docker, name);
      }
    } catch (RuntimeException e) {
      throw ErrorMessage.of("Image cannot be had: " + image)
          .expected("an image that is there or can be pulled")
          .actual(EngineAnswer.complaint(e))
          .toFix("pull it where there is a network: docker pull " + image)
          .toFix("use an embedded server: -Dseedbed.server=embedded")
          .toException(e);
    }
  }

  private static ContainerImage inspect(DockerClient docker, String name) {
    InspectImageResponse image = docker.inspectImageCmd(name).exec();
    ContainerConfig config = Objects.requireNonNull(image.getConfig(), name);
    // The official images and those made from them have this variable.
    int major =
        words(config.getEnv())
            .filter(variable -> variable.matches("PG_MAJOR=\\d+"))
            .map(variable -> Integer.parseInt(variable.substring("PG_MAJOR=".length())))
            .findFirst()
            .orElse(0);
    return new ContainerImage(
        name, String.valueOf(image.getId()), words(config.getEntrypoint()).toList(), major);
  }

  private static Stream<String> words(String @Nullable [] words) {
    return words == null ? Stream.empty() : Stream.of(words);
  }

  private static void pull(DockerClient docker, String name) throws InterruptedException {
    log.info("pulling the image {}, which takes a while the first time", name);
    EngineAnswer<PullResponseItem> answer =
        new EngineAnswer<>(
            item -> {
              ResponseItem.@Nullable ErrorDetail error = item.getErrorDetail();
              if (error != null) {
                throw new DockerClientException(String.valueOf(error.getMessage()));
              }
            });
    docker.pullImageCmd(name).exec(answer);
    answer.awaitEnd(PULL_DEADLINE);
  }
}
