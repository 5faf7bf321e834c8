package dev.seedbed.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A headless Chromium with one page, driven by the DevTools protocol (its domains Page, Runtime,
 * Network, Log, Input and Emulation).
 */
final class Chromium implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private Chromium(Process process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Messages()).join();
  }

  /** Starts one with a new, empty profile below this folder. */
  static Chromium start(Path folder) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(folder, "profile");
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("seedbed.chromium", "chromium"));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log.txt").toFile())
            .start();
    try {
      return new Chromium(process, page(port(process, profile)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  private static int port(Process process, Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
      // The browser writes the port, then a path.
      if (Files.exists(file) && Files.readString(file).contains("\n")) {
        return Integer.parseInt(Files.readString(file).lines().findFirst().orElseThrow());
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(50);
    }
    throw new IOException(
        "Chromium did not start: " + Files.readString(profile.resolve("log.txt")));
  }

  private static URI page(int port) throws IOException {
    JsonNode targets = targets(port);
    for (JsonNode target : targets) {
      if (target.path("type").asText().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asText());
      }
    }
    throw new IOException("Chromium has no page: " + targets);
  }

  private static JsonNode targets(int port) throws IOException {
    try (InputStream in = URI.create("http://127.0.0.1:" + port + "/json").toURL().openStream()) {
      return MAPPER.readTree(in);
    }
  }

  /** Gives a command of the protocol and waits for what it answers. */
  JsonNode call(String method, Map<String, ?> parameters) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = MAPPER.createObjectNode();
    message.put("id", id).put("method", method).set("params", MAPPER.valueToTree(parameters));
    socket.sendText(message.toString(), true).join();
    JsonNode result = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.get("error"));
    }
    return result.path("result");
  }

  /** Opens a file in a window of this size, and waits until the page has drawn itself. */
  void open(Path file, int width, int height) {
    size(width, height);
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
    complaints.clear();
    requests.clear();
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    await("document.documentElement && document.documentElement.dataset.ready === 'true'");
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Lets the system prefer {@code light} or {@code dark}. */
  void prefer(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                // Pictures are taken of what has come to rest.
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** The value of an expression of the page's. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  String text(String expression) {
    return evaluate(expression).asText();
  }

  void await(String condition) {
    for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
      if (evaluate("Boolean(" + condition + ")").asBoolean()) {
        return;
      }
      sleep();
    }
    throw new IllegalStateException("Never so: " + condition + ", " + complaints);
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Presses and releases keys, named as {@code KeyboardEvent.key} has them. */
  void press(String... keys) {
    for (String key : keys) {
      Map<String, Integer> codes =
          Map.of(
              "Tab",
              9,
              "Enter",
              13,
              "Escape",
              27,
              "ArrowLeft",
              37,
              "ArrowUp",
              38,
              "ArrowRight",
              39,
              "ArrowDown",
              40);
      int code = codes.getOrDefault(key, (int) key.charAt(0));
      String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", text.isEmpty() ? "rawKeyDown" : "keyDown",
              "key", key,
              "text", text,
              "windowsVirtualKeyCode", code));
      call(
          "Input.dispatchKeyEvent",
          Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }
  }

  void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** Takes a picture of what the window shows. */
  void picture(Path file) throws IOException {
    JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
  }

  /** Prints the page, and gives the size of the document in bytes. */
  int print() {
    JsonNode answer = call("Page.printToPDF", Map.of("printBackground", true));
    return Base64.getDecoder().decode(answer.path("data").asText()).length;
  }

  /** What was said on the console, errors of the page, and what its policy forbade. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The addresses of all that was asked for since the page was opened. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** What the browser sends, which comes in pieces. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        String whole = message.toString();
        message.setLength(0);
        try {
          take(MAPPER.readTree(whole));
        } catch (IOException e) {
          complaints.add(e.toString());
        }
      }
      webSocket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void take(JsonNode node) {
      JsonNode parameters = node.path("params");
      switch (node.path("method").asText()) {
        case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
            complaints.add(parameters.toString());
        case "Network.requestWillBeSent" ->
            requests.add(parameters.path("request").path("url").asText());
        default -> {
          CompletableFuture<JsonNode> answer = answers.remove(node.path("id").asInt());
          if (answer != null) {
            answer.complete(node);
          }
        }
      }
    }
  }
}
