package dev.seedbed.cli.report.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path project;

  @Test
  void lines_near_each_other_stand_in_one_excerpt() throws IOException {
    String text =
        IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i).collect(Collectors.joining("\r\n"));
    Files.writeString(project.resolve("V1.sql"), text);
    Sources sources = new Sources(project);
    sources.want("V1.sql", 2);
    sources.want("V1.sql", 7);
    sources.want("V1.sql", 30);
    List<Excerpt> excerpts = sources.excerpts().getOrDefault("V1.sql", List.of());
    assertThat(excerpts).extracting(Excerpt::first).containsExactly(1, 27);
    assertThat(excerpts).extracting(each -> each.lines().size()).containsExactly(10, 7);
    assertThat(excerpts.get(1).lines()).startsWith("line 27").endsWith("line 33");
  }

  @Test
  void files_that_cannot_be_read_and_lines_that_are_not_there_have_none() throws IOException {
    Files.write(project.resolve("latin.sql"), new byte[] {'-', '-', (byte) 0xe4, '\n'});
    Sources sources = new Sources(project);
    sources.want("gone.sql", 1);
    sources.want("npx typeorm\0", 1);
    sources.want("latin.sql", 99);
    assertThat(sources.excerpts()).isEmpty();
    sources.want("latin.sql", 1);
    assertThat(sources.excerpts())
        .isEqualTo(Map.of("latin.sql", List.of(new Excerpt(1, List.of("--\uFFFD")))));
  }

  @Test
  void long_lines_are_cut_and_passwords_left_out() throws IOException {
    Files.writeString(
        project.resolve("a.sql"), "CREATE ROLE app PASSWORD 'secret';\n" + "x".repeat(5_000));
    Sources sources = new Sources(project);
    sources.want("a.sql", 1);
    List<String> lines = sources.excerpts().getOrDefault("a.sql", List.of()).get(0).lines();
    assertThat(lines.get(0)).isEqualTo("CREATE ROLE app PASSWORD '…';");
    assertThat(lines.get(1)).hasSize(302).endsWith("x …");
  }

  @Test
  void passwords_are_hidden_however_they_are_written() {
    assertThat(SqlSecrets.hide("ALTER ROLE a password E'it\\'s' VALID UNTIL 'x'"))
        .isEqualTo("ALTER ROLE a password '…' VALID UNTIL 'x'");
    assertThat(SqlSecrets.hide("PASSWORD $$x$$; -- postgres://u:p@h/d"))
        .isEqualTo("PASSWORD '…'; -- postgres://u:…@h/d");
    assertThat(SqlSecrets.hide("password text NOT NULL")).isEqualTo("password text NOT NULL");
  }
}
