package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Brings a server up in a container that ends with its standard input, which this JVM holds.
 *
 * <p>Testcontainers translates the image's name and logs in to its registry as the user has
 * configured it. Its own containers are not used: to be cleaned up when the JVM is killed they need
 * a second image, and where that cannot be had they wait for it for minutes.
 *
 * @param docker the engine
 * @param host where ports that it publishes can be reached
 * @param image the image's name as configured
 */
record ContainerBoot(DockerClient docker, String host, String image) implements AutoCloseable {

  /**
   * The container's first process; its arguments are the image's own entry point and command.
   *
   * <p>All processes of the container end when it does: at the end of its input, when it is told
   * to, and when the server ends by itself.
   */
  private static final String SUPERVISOR =
      """
      trap 'exit 1' TERM
      { "$@" </dev/null; kill -TERM $$; } &
      while read -r heartbeat; do :; done
      """;

  private static final Logger log = LoggerFactory.getLogger(ContainerBoot.class);

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PULL_DEADLINE = Duration.ofMinutes(5);
  private static final String LOOPBACK = "127.0.0.1";
  private static final ExposedPort PORT = ExposedPort.tcp(5432);

  /** A server that has answered. */
  record Running(
      RunningContainer container, String host, int port, Endpoint endpoint, FirstQuery answer) {}

  /** Lets Testcontainers find the engine. */
  static ContainerBoot of(String image) {
    try {
      DockerClientFactory engine = DockerClientFactory.instance();
      // Not the client that it offers itself, for that one starts its cleaner first.
      return new ContainerBoot(
          DockerClientProviderStrategy.getClientForConfig(engine.getTransportConfig()),
          loopbackIfHere(engine.dockerHostIpAddress()),
          image);
    } catch (RuntimeException e) {
      throw ErrorMessage.of("Testcontainers cannot use the Docker engine")
          .expected("an engine to start " + image + " in")
          .actual(said(e))
          .toFix("correct what Testcontainers says in its log")
          .toFix("use an embedded server: -Dseedbed.server=embedded")
          .toException(e);
    }
  }

  /** The loopback if the address is one of this machine's own. */
  private static String loopbackIfHere(String host) {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) == null
          ? host
          : LOOPBACK;
    } catch (IOException e) {
      // Unknown here: then it is elsewhere.
      return host;
    }
  }

  /** Pulls the image if it is not there, and starts the server. */
  Running start() throws InterruptedException {
    String name = nameOfImage();
    ContainerConfig config = obtained(name);
    Credentials admin = Credentials.random();
    try {
      RunningContainer container = RunningContainer.attach(docker, create(name, config, admin));
      try {
        docker.startContainerCmd(container.id()).exec();
        int port = publishedPort(container.id());
        Endpoint endpoint = Endpoint.local(host, port, admin);
        FirstQuery answer = FirstQuery.await(endpoint, DEADLINE, container::hasEnded);
        return new Running(container, host, port, endpoint, answer);
      } catch (SQLException | DockerException | DockerClientException e) {
        String words = container.lastWords();
        container.close();
        throw noAnswer(words.isEmpty() ? said(e) : words).toException(e);
      } catch (InterruptedException | RuntimeException | Error e) {
        container.close();
        throw e;
      }
    } catch (DockerException | DockerClientException e) {
      throw noAnswer(said(e)).toException(e);
    }
  }

  /** The name to ask the engine for: the user may have configured a registry of their own. */
  private String nameOfImage() {
    try {
      return ImageNameSubstitutor.instance()
          .apply(DockerImageName.parse(image))
          .asCanonicalNameString();
    } catch (IllegalArgumentException e) {
      throw unobtainable(said(e)).toException(e);
    }
  }

  /** The image's own configuration; the image is pulled if it is not there. */
  private ContainerConfig obtained(String name) throws InterruptedException {
    try {
      try {
        return Objects.requireNonNull(docker.inspectImageCmd(name).exec().getConfig());
      } catch (NotFoundException e) {
        pull(name);
        return Objects.requireNonNull(docker.inspectImageCmd(name).exec().getConfig());
      }
    } catch (DockerException | DockerClientException e) {
      throw unobtainable(said(e)).toException(e);
    }
  }

  private void pull(String name) throws InterruptedException {
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

  private String create(String name, ContainerConfig config, Credentials admin) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SUPERVISOR, "seedbed"));
    String @Nullable [] entrypoint = config.getEntrypoint();
    command.addAll(entrypoint == null ? List.of() : List.of(entrypoint));
    command.add("postgres");
    command.addAll(ServerArguments.FOR_TESTS);
    // An engine elsewhere cannot be reached at its loopback.
    String address = host.equals(LOOPBACK) ? LOOPBACK : "0.0.0.0";
    PortBinding published = new PortBinding(Ports.Binding.bindIp(address), PORT);
    return docker
        .createContainerCmd(name)
        .withLabels(Map.of("dev.seedbed", "server"))
        .withEntrypoint(command)
        .withEnv(
            "POSTGRES_PASSWORD=" + admin.password(),
            "POSTGRES_INITDB_ARGS=-E UTF8 --no-sync --wal-segsize=1 " + locale(config),
            "PGDATA=/seedbed/data")
        .withStdinOpen(true)
        .withStdInOnce(true)
        .withAttachStdin(true)
        .withExposedPorts(PORT)
        .withHostConfig(
            HostConfig.newHostConfig()
                .withAutoRemove(true)
                .withTmpFs(Map.of("/seedbed", "rw"))
                .withPortBindings(published))
        .exec()
        .getId();
  }

  /** The same order of text as on an embedded server. */
  private static String locale(ContainerConfig config) {
    String @Nullable [] environment = config.getEnv();
    int major =
        Stream.of(environment == null ? new String[0] : environment)
            .filter(variable -> variable.matches("PG_MAJOR=\\d+"))
            .map(variable -> Integer.parseInt(variable.substring("PG_MAJOR=".length())))
            .findFirst()
            .orElse(0);
    return major >= 17
        ? "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
        : "--locale=C.UTF-8";
  }

  private int publishedPort(String id) {
    Ports.Binding[] bindings =
        docker
            .inspectContainerCmd(id)
            .exec()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(PORT);
    if (bindings == null || bindings.length == 0) {
      throw new DockerClientException("its port is not published: it has ended");
    }
    return Integer.parseInt(bindings[0].getHostPortSpec());
  }

  /** Lets go of the engine. */
  @Override
  public void close() {
    try {
      docker.close();
    } catch (IOException e) {
      log.debug("the connection to the engine was not closed in order", e);
    }
  }

  /** What the engine complains of, without what the driver puts around it. */
  private static String said(Exception exception) {
    String message = String.valueOf(exception.getMessage()).strip();
    return message
        .replaceFirst("(?s)^Status \\d+: \\{\"message\":\"(.*)\"}$", "$1")
        .replace("\\\"", "\"");
  }

  private ErrorMessage unobtainable(String actual) {
    return ErrorMessage.of("Image cannot be had: " + image)
        .expected("an image that is there or can be pulled")
        .actual(actual)
        .toFix("pull it where there is a network: docker pull " + image)
        .toFix("use an embedded server: -Dseedbed.server=embedded");
  }

  private ErrorMessage noAnswer(String actual) {
    return ErrorMessage.of("PostgreSQL did not start in a container of " + image)
        .expected("an answer to a query within " + DEADLINE.toSeconds() + " s")
        .actual(actual)
        .toFix("use an image that starts as the official one does: -Dseedbed.image=…")
        .toFix("use an embedded server: -Dseedbed.server=embedded");
  }
}
