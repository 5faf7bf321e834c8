package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A container that outlives this JVM; its data lie in a volume that stays when it goes. */
final class LastingContainer implements LastingServer {

  private static final String FOLDER = "/seedbed";
  private static final int STOP_SECONDS = 60;
  private static final ExposedPort PORT = ExposedPort.tcp(5432);

  private final ContainerBoot boot;
  private final ContainerImage image;
  private final LastingPlace place;

  private LastingContainer(ContainerBoot boot, ContainerImage image, LastingPlace place) {
    this.boot = boot;
    this.image = image;
    this.place = place;
  }

  static LastingContainer open(Settings settings, LastingPlace place) {
    Machine machine = Machine.current();
    String name = settings.text(Setting.IMAGE).orElseThrow();
    ContainerServer.checkEngine(machine, DockerEngine.on(machine), name);
    ContainerBoot boot = ContainerBoot.of(name, true);
    try {
      return new LastingContainer(boot, boot.obtain(), place);
    } catch (InterruptedException e) {
      boot.close();
      Thread.currentThread().interrupt();
      throw ContainerServer.interrupted(name).toException(e);
    } catch (RuntimeException e) {
      boot.close();
      throw e;
    }
  }

  @Override
  public ServerKind kind() {
    return ServerKind.CONTAINER;
  }

  @Override
  public String host() {
    return boot.host();
  }

  private DockerClient docker() {
    return boot.docker();
  }

  @Override
  public boolean hasData() {
    return found(() -> docker().inspectVolumeCmd(place.name()).exec()).isPresent();
  }

  @Override
  public boolean isRunning() {
    return container()
        .map(container -> Boolean.TRUE.equals(container.getState().getRunning()))
        .orElse(false);
  }

  /** One that is stopped in order is removed as well. */
  @Override
  public boolean wasKilled() {
    return container().isPresent() && !isRunning();
  }

  private Optional<InspectContainerResponse> container() {
    return found(() -> docker().inspectContainerCmd(place.name()).exec());
  }

  private <T> Optional<T> found(Supplier<@Nullable T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (NotFoundException | NotModifiedException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw ContainerBoot.unusable(image.name(), EngineAnswer.complaint(e)).toException(e);
    }
  }

  /** The image's entry point makes the data when it finds none. */
  @Override
  public void make(Credentials administrator) {
    remove();
    found(() -> docker().createVolumeCmd().withName(place.name()).withLabels(labels()).exec());
  }

  private Map<String, String> labels() {
    return Map.of("dev.seedbed", "development", "dev.seedbed.project", place.project().toString());
  }

  @Override
  public boolean start(LastingStart how) {
    // One that is stopped may listen elsewhere, or be of another image.
    removeContainer();
    try {
      String id = create(how);
      try {
        docker().startContainerCmd(id).exec();
      } catch (RuntimeException e) {
        removeContainer();
        if (EngineAnswer.complaint(e).matches("(?s).*(already allocated|already in use).*")) {
          return false;
        }
        throw e;
      }
      await(how);
      return true;
    } catch (SQLException | RuntimeException e) {
      String words = words();
      removeContainer();
      throw noAnswer(how, words.isEmpty() ? EngineAnswer.complaint(e) : words).toException(e);
    } catch (InterruptedException e) {
      removeContainer();
      Thread.currentThread().interrupt();
      throw ContainerServer.interrupted(image.name()).toException(e);
    }
  }

  private String create(LastingStart how) {
    List<String> command = new ArrayList<>(List.of("postgres"));
    command.addAll(ServerArguments.ofLastingPostgres(place.name(), how.durable()));
    // An engine elsewhere cannot be reached at its loopback.
    String address = host().equals(EmbeddedBoot.LOOPBACK) ? host() : "0.0.0.0";
    return docker()
        .createContainerCmd(image.name())
        .withName(place.name())
        .withLabels(labels())
        .withCmd(command)
        .withStopSignal("SIGINT")
        .withEnv(
            List.of(
                "PGDATA=" + FOLDER + "/data",
                "POSTGRES_PASSWORD=" + how.administrator().password(),
                "POSTGRES_INITDB_ARGS="
                    + String.join(" ", ServerArguments.ofLastingInitdb(image.majorVersion()))))
        .withExposedPorts(PORT)
        .withHostConfig(
            HostConfig.newHostConfig()
                .withBinds(new Bind(place.name(), new Volume(FOLDER), AccessMode.rw))
                .withPortBindings(
                    new PortBinding(Ports.Binding.bindIpAndPort(address, how.port()), PORT)))
        .exec()
        .getId();
  }

  private void await(LastingStart how) throws SQLException, InterruptedException {
    FirstQuery.await(
        Endpoint.local(host(), how.port(), how.administrator()),
        how.patience(),
        () -> !isRunning());
  }

  /** The end of what the container wrote. */
  private String words() {
    ContainerLog log = new ContainerLog();
    EngineAnswer<Frame> answer = new EngineAnswer<>(log::add);
    try {
      docker()
          .logContainerCmd(place.name())
          .withStdOut(true)
          .withStdErr(true)
          .withTail(20)
          .exec(answer);
      answer.awaitEnd(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      return "";
    }
    return log.lastWords();
  }

  @Override
  public boolean stop() {
    boolean ran = isRunning();
    found(() -> docker().stopContainerCmd(place.name()).withTimeout(STOP_SECONDS).exec());
    removeContainer();
    return ran;
  }

  @Override
  public void remove() {
    stop();
    found(() -> docker().removeVolumeCmd(place.name()).exec());
  }

  /** Lets go of the engine. */
  @Override
  public void close() {
    boot.close();
  }

  private void removeContainer() {
    found(() -> docker().removeContainerCmd(place.name()).withForce(true).exec());
  }

  private ErrorMessage noAnswer(LastingStart how, String words) {
    return ErrorMessage.of(
            "The development database did not start in a container of " + image.name())
        .expected("an answer to a query within " + how.patience().toSeconds() + " s")
        .actual(words)
        .toFix("correct what it complains of")
        .toFix("make it anew, without what was in it: seedbed up --reset");
  }
}
