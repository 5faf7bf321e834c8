package dev.seedbed.cli.init;

import dev.seedbed.assertions.rule.run.Verdict;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.WholeFile;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the first {@code seedbed.yaml} of a project. */
@Command(
    name = "init",
    description = "Looks for the project's migrations and writes a seedbed.yaml that names them.",
    footer = {"  seedbed init", "  seedbed init --project services/billing --force"})
public final class InitCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(names = "--force", description = "Overwrite the seedbed.yaml that is there.")
  private boolean force;

  /** For one call. */
  public InitCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Path project = invocation.project();
    Path file = project.resolve(Settings.FILE);
    if (Files.exists(file) && !force) {
      throw ErrorMessage.of("There is a configuration already: " + file)
          .expected("a project without " + Settings.FILE)
          .actual("one that would be overwritten")
          .toFix("edit the file")
          .toFix("overwrite it: seedbed init --force")
          .toException();
    }
    List<FoundSource> sources = SourceSearch.in(ProjectFiles.of(project));
    if (sources.isEmpty()) {
      throw ErrorMessage.of("No migrations found in " + project)
          .expected("one of\n" + String.join("\n", SourceSearch.LOOKED_FOR))
          .actual("none of them, in folders that no tool made")
          .toFix("name another folder: --project DIR")
          .toFix("write seedbed.yaml by hand, as docs/configuration.md says")
          .toException();
    }
    write(file, InitialFile.text(sources));
    invocation.output().result(() -> told(file, sources), () -> json(file, sources));
    return Verdict.CLEAN;
  }

  private static void write(Path file, String text) {
    try {
      WholeFile.write(file, text);
    } catch (IOException e) {
      throw ErrorMessage.of("Cannot write " + file)
          .expected("a folder that may be written to, with room for the file")
          .actual(String.valueOf(e))
          .toFix("make the folder writable, or make room")
          .toException(e);
    }
  }

  private static String told(Path file, List<FoundSource> sources) {
    return "wrote "
        + file
        + "\n"
        + sources.stream().map(InitCommand::line).collect(Collectors.joining("\n"))
        + (sources.size() > 1 ? "\n  look at their order: they run as they are listed" : "");
  }

  private static String line(FoundSource source) {
    String line = "  %s, by %s: %s".formatted(source.tool(), source.evidence(), source.setting());
    return source.doubt() == null ? line : line + "\n    unsure: " + source.doubt();
  }

  private static Map<String, Object> json(Path file, List<FoundSource> sources) {
    return Map.of("file", file.toString(), "sources", sources);
  }
}
