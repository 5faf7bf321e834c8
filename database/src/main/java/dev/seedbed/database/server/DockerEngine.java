package dev.seedbed.database.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where a Docker engine may listen.
 *
 * <p>Testcontainers finds it by itself, but where there is none it searches for long and fills the
 * console with stack traces. So it is only asked to where somebody listens.
 *
 * @param addresses such as {@code unix:///var/run/docker.sock}
 */
record DockerEngine(List<String> addresses) {

  private static final int TIMEOUT_MILLIS = 2000;

  /** Copies the list. */
  DockerEngine {
    addresses = List.copyOf(addresses);
  }

  /** The places that Testcontainers would look at. */
  static DockerEngine on(Machine machine) {
    List<String> addresses = new ArrayList<>();
    machine.variable("DOCKER_HOST").ifPresent(addresses::add);
    machine.variable("TESTCONTAINERS_DOCKER_HOST").ifPresent(addresses::add);
    Optional<Path> home = machine.variable("HOME").map(Path::of);
    home.ifPresent(
        folder -> {
          Properties configured = properties(folder.resolve(".testcontainers.properties"));
          Stream.of("tc.host", "docker.host")
              .map(configured::getProperty)
              .filter(address -> address != null && !address.isBlank())
              .forEach(addresses::add);
        });
    addresses.add("unix:///var/run/docker.sock");
    machine
        .variable("XDG_RUNTIME_DIR")
        .ifPresent(folder -> addresses.add("unix://" + folder + "/docker.sock"));
    home.map(folder -> folder.resolve(".docker"))
        .ifPresent(
            folder -> {
              addresses.add("unix://" + folder.resolve("run/docker.sock"));
              addresses.add("unix://" + folder.resolve("desktop/docker.sock"));
            });
    return new DockerEngine(addresses);
  }

  /** Why no engine can be reached; empty if one can. */
  Optional<String> whyNone() {
    List<String> failures = new ArrayList<>();
    for (String address : addresses) {
      try {
        if (address.startsWith("unix://")) {
          Path socket = Path.of(address.substring("unix://".length()));
          if (!Files.exists(socket)) {
            continue;
          }
          knock(socket);
        } else {
          knock(URI.create(address));
        }
        return Optional.empty();
      } catch (IOException | IllegalArgumentException e) {
        failures.add(address + ": " + e.getMessage());
      }
    }
    return Optional.of(
        failures.isEmpty() ? "there is no " + addresses.get(0) : String.join("\n", failures));
  }

  private static void knock(Path socket) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
    }
  }

  private static void knock(URI address) throws IOException {
    if (address.getHost() == null || address.getPort() < 0) {
      // A named pipe on Windows, or a form of Testcontainers' own: it knows better.
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
    }
  }

  private static Properties properties(Path file) {
    Properties properties = new Properties();
    try (InputStream stream = Files.newInputStream(file)) {
      properties.load(stream);
    } catch (IOException e) {
      // Most users have none.
    }
    return properties;
  }
}
