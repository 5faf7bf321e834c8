package dev.seedbed.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  private final SourceTree seedbed = SourceTree.current();

  @TempDir Path folder;

  @Test
  void main_files_have_at_most_300_lines() throws IOException {
    assertThat(seedbed.mainJavaFiles()).hasSizeGreaterThan(50);
    assertThat(seedbed.mainJavaFilesOver(300)).isEmpty();
  }

  @Test
  void finds_a_main_file_that_is_too_long() throws IOException {
    write("a/src/main/java/Long.java", "//\n".repeat(301));
    write("a/src/main/java/Short.java", "//\n".repeat(300));
    write("a/src/test/java/LongTest.java", "//\n".repeat(301));
    assertThat(new SourceTree(folder).mainJavaFilesOver(300))
        .containsExactly("a/src/main/java/Long.java: 301 lines");
  }

  @Test
  void files_name_no_registry_and_no_folder_of_one_machine() throws IOException {
    assertThat(seedbed.files()).hasSizeGreaterThan(100);
    assertThat(seedbed.mentions(Traces.REGISTRY_HOST, seedbed.files())).isEmpty();
    assertThat(seedbed.mentions(Traces.machinePath(seedbed), seedbed.files())).isEmpty();
  }

  @Test
  void finds_the_host_of_a_registry() throws IOException {
    write("docs/page.md", "first\nsee https://PyPI" + ".org/simple\nnot-pypi" + ".org\n");
    assertThat(mentions(Traces.REGISTRY_HOST)).containsExactly("docs/page.md:2: PyPI" + ".org");
  }

  @Test
  void finds_home_folders_and_the_checkout() throws IOException {
    String text =
        "cd /ho" + "me/ann/x; ls /ro" + "ot C:\\Us" + "ers\\Bob /to/root " + folder + "/y\n";
    write("run.sh", text);
    assertThat(mentions(Traces.machinePath(new SourceTree(folder))))
        .containsExactly(
            "run.sh:1: /ho" + "me/ann",
            "run.sh:1: /ro" + "ot",
            "run.sh:1: C:\\Us" + "ers\\Bob",
            "run.sh:1: " + folder);
  }

  @Test
  void only_identifier_quotes_identifiers() throws IOException {
    List<Path> others =
        seedbed.mainJavaFiles().stream()
            .filter(file -> !file.endsWith("dev/seedbed/catalog/Identifier.java"))
            .toList();
    assertThat(others).hasSize(seedbed.mainJavaFiles().size() - 1);
    assertThat(seedbed.mentions(Traces.QUOTING, others)).isEmpty();
  }

  @Test
  void finds_quoting() throws IOException {
    write("Name.java", "return '\"' + name.replace(\"\\\"\", \"\\\"\\\"\") + '\"';\n");
    assertThat(mentions(Traces.QUOTING))
        .containsExactly("Name.java:1: replace(\"\\\"\", \"\\\"\\\"\")");
  }

  @Test
  void leaves_out_what_is_not_committed() throws IOException {
    write("target/classes/a", "");
    write("a/.git", "");
    write(".idea/b", "");
    write(".ci/run", "");
    assertThat(new SourceTree(folder).files()).containsExactly(folder.resolve(".ci/run"));
  }

  private List<String> mentions(Pattern pattern) throws IOException {
    SourceTree tree = new SourceTree(folder);
    return tree.mentions(pattern, tree.files());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
