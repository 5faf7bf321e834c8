package dev.seedbed.database.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

  private final Path home;

  DockerEngineTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void is_looked_for_where_testcontainers_looks() throws IOException {
    Files.writeString(home.resolve(".testcontainers.properties"), "docker.host=tcp://b:2375\n");

    DockerEngine engine =
        DockerEngine.on(
            Machines.with(
                Map.of(
                    "DOCKER_HOST", "tcp://a:2375",
                    "HOME", home.toString(),
                    "XDG_RUNTIME_DIR", "/run/user/7")));

    assertThat(engine.addresses())
        .containsExactly(
            "tcp://a:2375",
            "tcp://b:2375",
            "unix:///var/run/docker.sock",
            "unix:///run/user/7/docker.sock",
            "unix://" + home + "/.docker/run/docker.sock",
            "unix://" + home + "/.docker/desktop/docker.sock");
  }

  @Test
  void is_there_when_somebody_listens_at_one_of_its_sockets() throws IOException {
    Path socket = home.resolve("docker.sock");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));

      assertThat(engine("unix:///nowhere/docker.sock", "unix://" + socket).whyNone()).isEmpty();
    }
  }

  @Test
  void is_there_when_somebody_listens_at_its_port() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(engine("tcp://localhost:" + socket.getLocalPort()).whyNone()).isEmpty();
    }
  }

  @Test
  void is_not_there_when_nobody_listens() throws IOException {
    Path socket = home.resolve("docker.sock");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
    }

    assertThat(engine("unix:///nowhere/docker.sock", "unix://" + socket).whyNone())
        .contains("unix://" + socket + ": Connection refused");
  }

  @Test
  void is_not_there_when_there_is_no_socket() {
    assertThat(engine("unix:///nowhere/docker.sock", "unix:///nowhere/else.sock").whyNone())
        .contains("there is no unix:///nowhere/docker.sock");
  }

  @Test
  void is_left_to_testcontainers_where_its_address_is_of_another_kind() {
    assertThat(engine("npipe:////./pipe/docker_engine").whyNone()).isEmpty();
  }

  private static DockerEngine engine(String... addresses) {
    return new DockerEngine(List.of(addresses));
  }
}
