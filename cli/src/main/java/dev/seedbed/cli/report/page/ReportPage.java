package dev.seedbed.cli.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The report as one HTML file: markup, style, program and data. The same model gives the same
 * bytes.
 *
 * <p>The page may load nothing and run nothing but what is in it: its content security policy names
 * the hashes of its style and its program. All data stand in one block of JSON, which the program
 * writes into the page as text, never as markup.
 */
public final class ReportPage {
  private static final List<String> STYLES =
      List.of(
          "tokens",
          "page",
          "summary",
          "diagram",
          "inspector",
          "findings",
          "migrations",
          "plots",
          "narrow",
          "print");

  /** In this order: each may use what stands before it. */
  private static final List<String> PROGRAMS =
      List.of(
          "elements",
          "numbers",
          "data",
          "theme",
          "source",
          "summary",
          "boxes",
          "viewport",
          "paths",
          "inspector",
          "keyboard",
          "search",
          "findings",
          "migrations",
          "axes",
          "plots",
          "seeds",
          "suites",
          "start");

  /** More bytes than stand before the end of the title. */
  private static final int HEAD = 4096;

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ReportPage() {}

  /** The whole file. */
  public static String html(ReportModel model) {
    String style = parts("css", STYLES);
    String program = "(() => {\n'use strict';\n" + parts("js", PROGRAMS) + "})();\n";
    Map<String, String> values =
        Map.of(
            "title", escaped(model.summary().database()),
            "style-hash", hash(style),
            "program-hash", hash(program),
            "style", style,
            "program", program,
            "data", json(model));
    // All at once, so that nothing that is put in is taken for a place to put something.
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
  }

  /** Whether a file is a report, of this version or of another. */
  public static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.contains(" – Seedbed report</title>");
    }
  }

  /** JSON that a script element can hold: nothing in it begins or ends an element or a comment. */
  static String json(Object model) {
    try {
      return MAPPER
          .writeValueAsString(model)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of texts and numbers can always be written", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String parts(String kind, List<String> names) {
    return names.stream()
        .map(name -> resource(kind + "/" + name + "." + kind))
        .collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(new Sha256().add(text).bytes());
  }
}
