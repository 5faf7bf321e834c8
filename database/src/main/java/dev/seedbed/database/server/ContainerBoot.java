package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

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
 * @param productionLike whether the server has PostgreSQL's own settings
 */
record ContainerBoot(DockerClient docker, String host, String image, boolean productionLike)
    implements AutoCloseable {

  /**
   * The container's first process; its arguments are the image's own entry point and command.
   *
   * <p>All processes of the container end when it does: at the end of its input, when it is told
   * to, and when the server ends by itself. The server's data lie in memory; in an image that was
   * made from a prepared container they lie in an archive.
   */
  private static final String SUPERVISOR =
      """
      trap 'exit 1' TERM
      [ ! -e /seedbed.tar ] || tar -xf /seedbed.tar -C /seedbed || exit 1
      serve() {
        "$@" </dev/null
        [ -e /seedbed/stopping ] || kill -TERM $$
      }
      serve "$@" &
      server=$!
      while read -r order; do
        [ "$order" = pack ] || continue
        : >/seedbed/stopping
        read -r pid <"$PGDATA/postmaster.pid"
        kill -INT "$pid"
        wait "$server"
        rm -f /seedbed/stopping "$PGDATA/postmaster.opts"
        [ -e "$PGDATA/postmaster.pid" ] ||
          tar -cf /seedbed.tar -C /seedbed data && size=$(wc -c </seedbed.tar)
        echo "seedbed packed ${size:-nothing}"
        serve "$@" &
        server=$!
      done
      """;

  private static final Logger log = LoggerFactory.getLogger(ContainerBoot.class);

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final ExposedPort PORT = ExposedPort.tcp(5432);

  /** A server that has answered. */
  record Running(
      RunningContainer container, String host, int port, Endpoint endpoint, FirstQuery answer) {}

  /** Lets Testcontainers find the engine. */
  static ContainerBoot of(String image, boolean productionLike) {
    try {
      DockerClientFactory engine = DockerClientFactory.instance();
      // Not the client that it offers itself, for that one starts its cleaner first.
      DockerClient docker =
          DockerClientProviderStrategy.getClientForConfig(engine.getTransportConfig());
      return new ContainerBoot(docker, EngineHost.of(engine, docker), image, productionLike);
    } catch (RuntimeException e) {
      throw unusable(image, EngineAnswer.complaint(e)).toException(e);
    }
  }

  /** Pulls the image if it is not there. */
  ContainerImage obtain() throws InterruptedException {
    return ContainerImage.obtain(docker, image);
  }

  /**
   * Starts the server.
   *
   * @param name the image to start, which is the obtained one or was made from it
   * @param facts what is known of the data in it; without a password it has none
   */
  Running start(ContainerImage obtained, String name, ServerFacts facts)
      throws InterruptedException {
    RunningContainer container = held(obtained, name, facts.admin());
    try {
      docker.startContainerCmd(container.id()).exec();
      return await(container, publishedPort(container.id()), facts);
    } catch (SQLException | RuntimeException e) {
      String words = container.lastWords();
      container.close();
      throw noAnswer(words.isEmpty() ? EngineAnswer.complaint(e) : words).toException(e);
    } catch (InterruptedException | Error e) {
      container.close();
      throw e;
    }
  }

  /** Waits until a server that was stopped and started in its container answers again. */
  Running again(Running before, ServerFacts facts) throws InterruptedException {
    RunningContainer container = before.container();
    try {
      return await(container, before.port(), facts);
    } catch (SQLException | RuntimeException e) {
      String words = container.lastWords();
      container.close();
      throw noAnswer(words).toException(e);
    }
  }

  /** Where the engine is. */
  String engine() {
    return String.valueOf(DockerClientFactory.instance().getTransportConfig().getDockerHost());
  }

  /** Waits until the server answers, and sets the password anew. */
  Running await(RunningContainer container, int port, ServerFacts facts)
      throws SQLException, InterruptedException {
    Credentials renewed = Credentials.random();
    FirstQuery answer =
        FirstQuery.await(
            Endpoint.local(host, port, facts.admin()),
            DEADLINE,
            container::hasEnded,
            connection -> {
              renewed.set(connection);
              return facts.answer() == null ? FirstQuery.ask(connection) : facts.answer();
            });
    return new Running(container, host, port, Endpoint.local(host, port, renewed), answer);
  }

  /** A container that this JVM holds and that is yet to be started. */
  private RunningContainer held(ContainerImage obtained, String name, Credentials admin)
      throws InterruptedException {
    try {
      return RunningContainer.attach(docker, create(obtained, name, admin));
    } catch (RuntimeException e) {
      throw noAnswer(EngineAnswer.complaint(e)).toException(e);
    }
  }

  private String create(ContainerImage obtained, String name, Credentials admin) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SUPERVISOR, "seedbed"));
    command.addAll(obtained.entrypoint());
    command.add("postgres");
    command.addAll(ServerArguments.ofPostgres(productionLike));
    List<String> environment = new ArrayList<>(List.of("PGDATA=/seedbed/data"));
    if (name.equals(obtained.name())) {
      List<String> initdb = ServerArguments.ofInitdb(obtained.majorVersion(), productionLike);
      environment.add("POSTGRES_INITDB_ARGS=" + String.join(" ", initdb));
      environment.add("POSTGRES_PASSWORD=" + admin.password());
      if (host.equals(EngineHost.LOOPBACK)) {
        environment.add("POSTGRES_HOST_AUTH_METHOD=" + ServerArguments.LOGIN);
      }
    }
    // An engine elsewhere cannot be reached at its loopback.
    String address = host.equals(EngineHost.LOOPBACK) ? EngineHost.LOOPBACK : "0.0.0.0";
    PortBinding published = new PortBinding(Ports.Binding.bindIp(address), PORT);
    return docker
        .createContainerCmd(name)
        .withLabels(Map.of("dev.seedbed", "server"))
        .withEntrypoint(command)
        .withEnv(environment)
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

  static ErrorMessage unusable(String image, String actual) {
    return ErrorMessage.of("Testcontainers cannot use the Docker engine")
        .expected("an engine to start " + image + " in")
        .actual(actual)
        .toFix("correct what Testcontainers says in its log")
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
