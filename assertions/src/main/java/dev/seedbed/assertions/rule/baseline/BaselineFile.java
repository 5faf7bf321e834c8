package dev.seedbed.assertions.rule.baseline;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.catalog.WholeFile;
import dev.seedbed.catalog.yaml.EitherShape;
import dev.seedbed.catalog.yaml.KeysShape;
import dev.seedbed.catalog.yaml.ListShape;
import dev.seedbed.catalog.yaml.NothingShape;
import dev.seedbed.catalog.yaml.TextShape;
import dev.seedbed.catalog.yaml.WholeShape;
import dev.seedbed.catalog.yaml.YamlFile;
import dev.seedbed.catalog.yaml.YamlNode;
import dev.seedbed.catalog.yaml.YamlShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A baseline as YAML: an entry has the same lines whatever stands around it. */
final class BaselineFile {
  private static final int VERSION = 1;
  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .build())
          .build();

  private static final YamlShape TEXT = TextShape.of("text");
  private static final KeysShape ENTRY =
      KeysShape.of("key")
          .belongingTo("an accepted finding")
          .withRequired("fingerprint", TEXT, "of the finding", "fingerprint: …")
          .withRequired("reason", TEXT, "why it stays", "reason: …")
          .withRequired("owner", TEXT, "who looks after it", "owner: …")
          .withRequired("date", TEXT, "when it was accepted", "date: 2026-01-31");
  private static final KeysShape SHAPE =
      KeysShape.of("key")
          .with("version", WholeShape.of("1"), "the version of this format")
          .with(
              "accepted",
              EitherShape.of(
                  "a list", new NothingShape(), new ListShape("a list of findings", ENTRY, 0)),
              "the findings");

  private BaselineFile() {}

  /** The file's content. */
  @JsonPropertyOrder({"version", "accepted"})
  record Content(int version, List<Entry> accepted) {}

  /** One finding of it. */
  @JsonPropertyOrder({"fingerprint", "reason", "owner", "date"})
  record Entry(String fingerprint, String reason, String owner, String date) {}

  static Baseline read(Path file) {
    if (!Files.exists(file)) {
      return Baseline.EMPTY;
    }
    try {
      YamlNode root = YamlFile.parse(file.toString(), Files.readString(file));
      SHAPE.check(root);
      long version =
          root.find("version").map(node -> node.whole("1")).orElse(root.isNothing() ? 1L : 0L);
      if (version != VERSION) {
        throw broken(file, "version " + version, null);
      }
      return new Baseline(
          root.find("accepted").stream()
              .filter(node -> !node.isNothing())
              .flatMap(node -> node.elements("a list").stream())
              .map(BaselineFile::accepted)
              .toList());
    } catch (SeedbedException e) {
      ErrorMessage error = e.error();
      throw error.what().startsWith("Not a baseline")
          ? e
          : broken(file, error.what() + ": " + error.actual(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw broken(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  static Baseline update(Path file, UnaryOperator<Baseline> change) {
    try {
      return BaselineLock.during(
          file,
          () -> {
            Baseline after = change.apply(read(file));
            write(file, after);
            return after;
          });
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  private static void write(Path file, Baseline baseline) throws IOException {
    List<Entry> entries = baseline.accepted().stream().map(BaselineFile::entry).toList();
    WholeFile.write(file, YAML.writeValueAsString(new Content(VERSION, entries)));
  }

  private static AcceptedFinding accepted(YamlNode entry) {
    return new AcceptedFinding(
        text(entry, "fingerprint"),
        text(entry, "reason"),
        text(entry, "owner"),
        LocalDate.parse(text(entry, "date")));
  }

  private static String text(YamlNode entry, String key) {
    return entry.find(key).orElseThrow().text("text");
  }

  private static Entry entry(AcceptedFinding finding) {
    return new Entry(
        finding.fingerprint(), finding.reason(), finding.owner(), finding.date().toString());
  }

  private static SeedbedException broken(Path file, String actual, @Nullable Exception cause) {
    ErrorMessage message =
        ErrorMessage.of("Not a baseline: " + file)
            .expected(
                "version: 1, and under accepted: entries with fingerprint, reason, owner and date")
            .actual(actual)
            .toFix("correct it, or restore it from version control")
            .toFix("delete it, and accept the findings anew");
    return cause == null ? message.toException() : message.toException(cause);
  }

  private static SeedbedException failed(String verb, Path file, IOException cause) {
    return ErrorMessage.of("Cannot " + verb + " the baseline " + file)
        .expected("a file that can be read and replaced")
        .actual(String.valueOf(cause))
        .toFix("make the file and its folder writable")
        .toException(cause);
  }
}
