package dev.seedbed.database.server;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** Where the ports of an engine's containers are published. */
final class EngineHost {
  static final String LOOPBACK = "127.0.0.1";

  private static final String BRIDGE_NAME = "com.docker.network.bridge.name";

  private EngineHost() {}

  /** The loopback if the engine is on this machine, else what Testcontainers says. */
  static String of(DockerClientFactory engine, DockerClient docker) {
    // Testcontainers would start a container to find out, from an image that must be pulled, where
    // this machine looks like a container and the engine is so new that its bridge has no gateway.
    return hasBridgeHere(engine, docker) ? LOOPBACK : loopbackIfHere(engine.dockerHostIpAddress());
  }

  /** Whether the engine is asked through a socket, and its bridge is an interface of ours. */
  private static boolean hasBridgeHere(DockerClientFactory engine, DockerClient docker) {
    if (!"unix".equals(engine.getTransportConfig().getDockerHost().getScheme())) {
      return false;
    }
    try {
      Map<String, String> options =
          docker.inspectNetworkCmd().withNetworkId("bridge").exec().getOptions();
      String bridge = options == null ? null : options.get(BRIDGE_NAME);
      return bridge != null && NetworkInterface.getByName(bridge) != null;
    } catch (NotFoundException | SocketException e) {
      // Podman, for one, calls its network otherwise.
      return false;
    }
  }

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
}
