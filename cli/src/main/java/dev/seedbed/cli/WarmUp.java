package dev.seedbed.cli;

import dev.seedbed.cli.demo.DemoProject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the classes that commands need. {@code bin/seedbed} runs it once and lets the JVM write
 * them down (class-data sharing), so that later runs need neither read nor verify them.
 */
final class WarmUp {
  /** In which all classes are loaded; of libraries only what a command has used. */
  private static final String OURS = "dev/seedbed/";

  /** A project that says a little of all that a project may say. */
  private static final Map<String, String> FILES =
      Map.of(
          "seedbed.yaml",
          """
          migrations:
            - db/setup
            - db/users + db/notes
          role: notes
          rules:
            pack: manifest
            rules:
              SEC005: {roles: [notes]}
          code-rules:
            pack: manifest
            rules:
              qualified-tables: on
              tenant-filter:
                exempt:
                  - {objects: app.Notes*, reason: notes have no tenant}
          seed-plan:
            seed: 1
            anchor: 2026-01-01T00:00:00Z
            agents:
              tenants: {count: 2, shares: {zipf: 1.1}}
              messages: 10
          """,
          "db/setup/V1__role.sql",
          "CREATE ROLE notes LOGIN; CREATE SCHEMA notes; GRANT USAGE ON SCHEMA notes TO notes;",
          "db/users/V1__users.sql",
          "CREATE TABLE notes.users (id text PRIMARY KEY);",
          "db/notes/V2__notes.sql",
          "CREATE TABLE notes.notes (id uuid PRIMARY KEY, user_id text NOT NULL, body text);");

  private WarmUp() {}

  /** Takes the path of the jar. */
  public static void main(String[] arguments) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create("seedbed-warm-up")) {
      Path project = Files.createDirectories(folder.path().resolve("notes"));
      FILES.forEach((name, text) -> write(project.resolve(name), text));
      run(project, "--version");
      run(project, "--help");
      run(project, "explain", "TYP001");
      // Where no server can be had, its classes are not among those written down; nothing else.
      run(project, "check", "--server=embedded", "--set=cache=off", "--format=sarif");
      // A schema in which most rules find something to look at.
      Path sample = folder.path().resolve("sample");
      DemoProject.unpack(sample);
      run(sample, "check", "--server=embedded", "--set=cache=off");
    }
    loadAll(Path.of(arguments[0]));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent(), "it is in a folder"));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path project, String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Map<String, String> properties = Seedbed.ofThisProcess().properties();
    Shell shell = new Shell(project, Map.of(), properties, nowhere, nowhere, false);
    Seedbed.run(new Invocation(shell), arguments);
  }

  private static void loadAll(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> classes =
          file.stream()
              .map(JarEntry::getName)
              .filter(name -> name.startsWith(OURS) && name.endsWith(".class"))
              .map(name -> name.replace(".class", "").replace('/', '.'))
              .toList();
      for (String name : classes) {
        load(name);
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, WarmUp.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // Then it is not among those written down.
    }
  }
}
