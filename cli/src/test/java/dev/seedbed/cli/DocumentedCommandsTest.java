package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages show nothing that the command line does not understand. */
class DocumentedCommandsTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\n(.*?)^```$");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:(?<![\\w./-])seedbed|bin/seedbed|-jar seedbed\\.jar) ([a-z-][^\n]*)$");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/cli.md", "docs/ci.md"})
  void each_command_is_one(String page) throws IOException {
    String text = Files.readString(Path.of("..").resolve(page));
    List<String> commands =
        BLOCK
            .matcher(text)
            .results()
            .flatMap(block -> COMMAND.matcher(block.group(1)).results())
            .map(found -> found.group(1).replaceFirst("'$", ""))
            .toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      assertThatCode(
              () ->
                  Seedbed.complete(
                          new Invocation(
                              new Shell(
                                  Path.of("").toAbsolutePath(),
                                  Map.of(),
                                  Map.of(),
                                  System.out,
                                  System.err,
                                  false)))
                      .parseArgs(ShellWords.of(command)))
          .as(command)
          .doesNotThrowAnyException();
    }
  }
}
