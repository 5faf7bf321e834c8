package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Image;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.catalog.Sha256;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** As {@link ContainerServerIT}: where there is no engine, that says so. */
class PreparedContainerIT {

  private static final CacheOutcome NOTHING_KEPT =
      new CacheOutcome.Miss("nothing was kept for this content, server and settings");

  private final Path caches;

  PreparedContainerIT(@TempDir Path caches) throws IOException {
    this.caches = Machines.open(caches);
  }

  @TestFactory
  Stream<DynamicTest> container() {
    Optional<String> whyNone = DockerEngine.on(Machine.current()).whyNone();
    return whyNone.isPresent()
        ? Stream.of(dynamicTest("says that no engine answers", this::saysThatNoneAnswers))
        : Stream.of(
            dynamicTest("is prepared once and started from an image then", this::preparedOnce),
            dynamicTest("evicts images when they take too much", this::evicts),
            dynamicTest("goes without the cache when it is too small", this::tooSmall));
  }

  @AfterEach
  void removeImages() throws IOException {
    if (DockerEngine.on(Machine.current()).whyNone().isPresent()) {
      return;
    }
    try (DockerClient docker = docker()) {
      images(docker).forEach(image -> docker.removeImageCmd(image.getId()).exec());
    }
  }

  private void preparedOnce() throws Exception {
    TableContent content = TableContent.of("a");
    String password;
    try (PreparedServer first = start(content, "2 GB")) {
      assertThat(first.cache()).isEqualTo(NOTHING_KEPT);
      assertThat(TableContent.read(first.server())).isEqualTo("a");
      TableContent.execute(first.server(), "content", "INSERT INTO made VALUES ('by a test')");
      password = first.server().administrator().password();
    }
    try (PreparedServer second = start(content, "2 GB")) {
      assertThat(second.cache()).isEqualTo(new CacheOutcome.Hit());
      assertThat(second.receipt()).isEqualTo("receipt of a");
      assertThat(TableContent.read(second.server())).isEqualTo("a");
      assertThat(second.server().administrator().password()).isNotEqualTo(password);
      assertThat(TableContent.ask(second.server(), "postgres", "SHOW fsync")).isEqualTo("off");
    }
    try (DockerClient docker = docker()) {
      images(docker).forEach(image -> docker.removeImageCmd(image.getId()).exec());
    }
    try (PreparedServer third = start(content, "2 GB")) {
      assertThat(third.cache())
          .isEqualTo(new CacheOutcome.Miss("the image that was kept cannot be started"));
      assertThat(TableContent.read(third.server())).isEqualTo("a");
    }
    assertThat(content.prepared()).hasValue(2);
  }

  private void evicts() throws Exception {
    start(TableContent.of("b"), "60 MB").close();
    start(TableContent.of("c"), "60 MB").close();

    try (DockerClient docker = docker()) {
      assertThat(images(docker)).hasSize(1);
    }
    try (PreparedServer server = start(TableContent.of("c"), "60 MB")) {
      assertThat(server.cache()).isEqualTo(new CacheOutcome.Hit());
    }
  }

  private void tooSmall() throws SQLException {
    try (PreparedServer server = start(TableContent.of("d"), "1 MB")) {
      assertThat(server.cache().toString())
          .matches("cache off: the entry takes \\d+ bytes, and the cache may take 1048576");
      assertThat(TableContent.read(server.server())).isEqualTo("d");
    }
  }

  private void saysThatNoneAnswers() {
    assertThatExceptionOfType(SeedbedException.class)
        .isThrownBy(() -> start(TableContent.of("a"), "2 GB").close())
        .withMessageStartingWith("No Docker engine answers");
  }

  private PreparedServer start(ServerContent content, String size) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("XDG_CACHE_HOME", caches.toString());
    Machine machine = Machines.with(environment);
    return ContainerServer.start(
        Settings.of(Map.of("seedbed.cache", size), Map.of(), Path.of("/nowhere")),
        machine,
        DockerEngine.on(machine),
        new Decision("test", List.of()),
        content);
  }

  /** The images of this test's cache. */
  private List<Image> images(DockerClient docker) {
    Path folder = caches.resolve("seedbed/prepared");
    String label = Sha256.of(folder.toString());
    return docker.listImagesCmd().withLabelFilter(Map.of("dev.seedbed.folder", label)).exec();
  }

  private static DockerClient docker() {
    return DockerClientProviderStrategy.getClientForConfig(
        DockerClientFactory.instance().getTransportConfig());
  }
}
