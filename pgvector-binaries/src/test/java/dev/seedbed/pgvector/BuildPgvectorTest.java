package dev.seedbed.pgvector;

import static dev.seedbed.pgvector.Workshop.MAJOR;
import static dev.seedbed.pgvector.Workshop.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.pgvector.Workshop.Result;
import dev.seedbed.pgvector.Workshop.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildPgvectorTest {

  private static final String BUILT = "pgvector 9.9.9 for " + PLATFORM + ", PostgreSQL " + MAJOR;

  private Workshop workshop;

  @BeforeEach
  void open_workshop(@TempDir Path folder) throws IOException {
    workshop = new Workshop(folder);
  }

  @Test
  void lays_out_library_scripts_and_a_list_of_them() throws IOException {
    assertThat(workshop.build()).isEqualTo(built());

    assertThat(names(workshop.product()))
        .containsExactlyInAnyOrder(
            library(),
            "vector.control",
            "vector--9.9.9.sql",
            "vector--9.9.8--9.9.9.sql",
            "pgvector.properties");
    assertThat(workshop.root().resolve("target/classes/META-INF/licenses/pgvector.txt"))
        .hasContent("the licence");
    assertThat(Files.readAllLines(workshop.product().resolve("pgvector.properties")))
        .contains(
            "pgvector.version=9.9.9",
            "postgresql.major=" + MAJOR,
            "platform=" + PLATFORM,
            "library=" + library(),
            "files=vector--9.9.8--9.9.9.sql,vector--9.9.9.sql,vector.control," + library());
  }

  @Test
  void leaves_nothing_behind_but_product_and_log() throws IOException {
    workshop.build();

    assertThat(names(workshop.root().resolve("target")))
        .containsExactlyInAnyOrder("classes", "pgvector-build.log");
  }

  @Test
  void does_nothing_when_nothing_changed() throws IOException {
    workshop.build();
    workshop.remove("cc");

    assertThat(workshop.build()).isEqualTo(new Result(0, BUILT + ": up to date\n", ""));
  }

  @Test
  void takes_a_cleaned_product_from_the_cache() throws IOException {
    workshop.build();
    remove_product();
    workshop.remove("cc");

    assertThat(workshop.build())
        .isEqualTo(new Result(0, BUILT + ": from the cache, " + cache() + "\n", ""));
    assertThat(workshop.product().resolve(library())).hasContent("library");
  }

  @Test
  void builds_again_when_a_packed_file_was_changed_and_the_cache_is_damaged() throws IOException {
    workshop.build();
    Files.writeString(workshop.product().resolve(library()), "changed");
    for (Path archive : files(cache())) {
      Files.writeString(archive, "damaged");
    }

    assertThat(workshop.build()).isEqualTo(built());
    assertThat(workshop.product().resolve(library())).hasContent("library");
  }

  @Test
  void builds_again_when_the_source_changed() throws IOException {
    workshop.build();
    workshop.write("source/src/vector.c", "int changed;");

    assertThat(workshop.build()).isEqualTo(built());
  }

  @Test
  void builds_without_a_cache_where_none_can_be_kept() throws IOException {
    Files.writeString(workshop.cache(), "not a folder");

    assertThat(workshop.build())
        .isEqualTo(
            new Result(
                0,
                BUILT
                    + ": built; not kept for the next build, for "
                    + cache()
                    + " cannot be written\n",
                ""));
    assertThat(workshop.product().resolve(library())).hasContent("library");
  }

  @Test
  void two_builds_at_once_share_one_whole_cache_entry() throws IOException {
    Run one = workshop.startBuild("one/target");
    Run two = workshop.startBuild("two/target");

    assertThat(one.finish().code()).isZero();
    assertThat(two.finish().code()).isZero();
    assertThat(names(cache())).singleElement().asString().endsWith(".tar");
    workshop.remove("cc");
    assertThat(workshop.build().output()).contains("from the cache");
  }

  @Test
  void a_skipped_build_leaves_no_pgvector_of_an_earlier_one() throws IOException {
    workshop.build();

    assertThat(workshop.build("--skip=true"))
        .isEqualTo(
            new Result(
                0, "pgvector is left out of the jar, as -Dpgvector.skip=true asks for\n", ""));
    try (Stream<Path> left = Files.walk(workshop.root().resolve("target/classes"))) {
      assertThat(left).noneMatch(Files::isRegularFile);
    }
  }

  private Result built() {
    return new Result(0, BUILT + ": built, and kept in " + cache() + "\n", "");
  }

  private Path cache() {
    return workshop.cache().resolve("seedbed/pgvector");
  }

  private static String library() {
    return PLATFORM.startsWith("darwin") ? "vector.dylib" : "vector.so";
  }

  private void remove_product() throws IOException {
    for (Path file : files(workshop.product())) {
      Files.delete(file);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    return files(folder).stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
