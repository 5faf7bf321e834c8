package dev.seedbed.archrules.internal.rule;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.domain.SourceCodeLocation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The source of a class. Bytecode has no lines for declarations; where the source lies beside the
 * classes as Maven and Gradle have them, it is asked.
 *
 * @param path relative to the working directory, or below the folders of the package if the source
 *     could not be found
 * @param text of the source, empty if it could not be found
 */
record SourceFile(String path, String text) {
  /** The folders of classes, each with those of its sources, up from the former. */
  private static final List<String> FOLDERS =
      List.of(
          "target/classes/ src/main/java/",
          "target/test-classes/ src/test/java/",
          "build/classes/java/main/ src/main/java/",
          "build/classes/java/test/ src/test/java/");

  static SourceFile of(JavaClass type) {
    String below =
        type.getPackageName().replace('.', '/')
            + "/"
            + SourceCodeLocation.of(type).getSourceFileName();
    return type.getSource()
        .map(Source::getUri)
        .flatMap(uri -> find(uri, below))
        .orElseGet(() -> new SourceFile(below, ""));
  }

  int lineOf(JavaClass type) {
    return line("\\b(?:class|record|interface|enum)\\s+" + type.getSimpleName() + "\\b");
  }

  int lineOf(String field) {
    return line("[\\w>\\]?]\\s+" + Pattern.quote(field) + "\\s*[;=,)]");
  }

  int lineOfMethod(String name) {
    return line("[\\w>\\]]\\s+" + Pattern.quote(name) + "\\s*\\(");
  }

  private int line(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    if (!matcher.find()) {
      return 0;
    }
    return 1 + (int) text.substring(0, matcher.end() - 1).chars().filter(c -> c == '\n').count();
  }

  private static Optional<SourceFile> find(URI classFile, String below) {
    if (!"file".equals(classFile.getScheme())) {
      return Optional.empty();
    }
    String file = Path.of(classFile).toString().replace('\\', '/');
    for (String folder : FOLDERS) {
      String[] both = folder.split(" ", -1);
      int at = file.lastIndexOf("/" + both[0]);
      Path source = Path.of(at < 0 ? below : file.substring(0, at + 1) + both[1] + below);
      if (at >= 0 && Files.isRegularFile(source)) {
        return Optional.of(new SourceFile(relative(source), read(source)));
      }
    }
    return Optional.empty();
  }

  private static String relative(Path source) {
    Path here = Path.of("").toAbsolutePath();
    Path path = source.startsWith(here) ? here.relativize(source) : source;
    return path.toString().replace('\\', '/');
  }

  private static String read(Path source) {
    try {
      // Any encoding will do: names of Java are looked for, and line ends.
      return Files.readString(source, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
