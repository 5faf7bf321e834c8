package dev.seedbed.pgvector;

import static dev.seedbed.pgvector.Workshop.MAJOR;
import static dev.seedbed.pgvector.Workshop.PLATFORM;
import static dev.seedbed.pgvector.Workshop.SERVER_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.pgvector.Workshop.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said when pgvector cannot be built, word for word. */
class BuildPgvectorFailureTest {

  private static final String GIVE_DIRECTORIES =
      "-Dpgvector.source=DIR -Dpgvector.headers=DIR: an unpacked pgvector, and the PostgreSQL "
          + MAJOR
          + " server headers (pg_config --includedir-server)";
  private static final String BUILD_WITHOUT =
      "-Dpgvector.skip=true: a jar without pgvector; tests that need it then want a container"
          + " or a PostgreSQL with pgvector";
  private static final String FROM_DEBIAN =
      "pgvector and the server headers come from Debian's packages, unless they are given.";

  private Workshop workshop;

  @BeforeEach
  void open_workshop(@TempDir Path folder) throws IOException {
    workshop = new Workshop(folder);
  }

  @Test
  void unknown_platform() throws IOException {
    assertThat(workshop.build("--platform=plan9-mips"))
        .isEqualTo(
            failureOn(
                "plan9-mips",
                "unknown platform",
                "linux-amd64, linux-arm64v8, darwin-amd64 or darwin-arm64v8",
                "plan9-mips",
                "pgvector is compiled for the embedded servers that exist on Maven Central and"
                    + " that it can be tried on.",
                "-Dembedded.platform=" + PLATFORM + ", if that is what this machine is",
                BUILD_WITHOUT));
  }

  @Test
  void platform_of_another_machine() throws IOException {
    String other = PLATFORM.equals("linux-arm64v8") ? "linux-amd64" : "linux-arm64v8";

    assertThat(workshop.build("--platform=" + other))
        .isEqualTo(
            failureOn(
                other,
                "this machine is of another platform",
                other,
                PLATFORM,
                "pgvector is compiled by the compiler of the machine and tried on its embedded"
                    + " server.",
                "build on a machine that is " + other,
                BUILD_WITHOUT));
  }

  @Test
  void no_compiler() throws IOException {
    workshop.remove("cc");

    assertThat(workshop.build())
        .isEqualTo(
            failure(
                "there is no C compiler",
                "cc on the PATH",
                "not found",
                "no pgvector for the embedded server is published, so it is compiled from source.",
                "install one (Debian, Ubuntu: apt-get install gcc libc6-dev; macOS: xcode-select"
                    + " --install)",
                BUILD_WITHOUT));
  }

  @Test
  void no_unpacker() throws IOException {
    workshop.remove("xz");

    assertThat(workshop.build())
        .isEqualTo(
            failure(
                "xz is missing",
                "xz on the PATH",
                "not found",
                "the embedded server, which pgvector is tried on, comes as a .txz archive.",
                "install it (Debian, Ubuntu: apt-get install tar xz-utils; macOS: brew install xz)",
                BUILD_WITHOUT));
  }

  @Test
  void source_without_headers() throws IOException {
    assertThat(workshop.build("--headers="))
        .isEqualTo(
            failure(
                "only one of two directories is given",
                "both -Dpgvector.source and -Dpgvector.headers",
                "pgvector.source=source pgvector.headers=",
                "source and headers are either both downloaded or both given.",
                GIVE_DIRECTORIES,
                BUILD_WITHOUT));
  }

  @Test
  void source_of_something_else() throws IOException {
    assertThat(workshop.build("--source=headers"))
        .isEqualTo(
            failure(
                "pgvector.source is not the source of pgvector",
                "a folder with vector.control, sql/vector.sql, src and LICENSE",
                "headers",
                "pgvector is compiled from there.",
                GIVE_DIRECTORIES,
                BUILD_WITHOUT));
  }

  @Test
  void headers_of_another_major_version() throws IOException {
    workshop.write("headers/pg_config.h", "#define PG_MAJORVERSION \"12\"\n");

    assertThat(workshop.build()).isEqualTo(unfitHeaders("headers (PostgreSQL 12)"));
  }

  @Test
  void headers_that_are_none() throws IOException {
    assertThat(workshop.build("--headers=source"))
        .isEqualTo(unfitHeaders("source (no postgres.h and pg_config.h)"));
  }

  @Test
  void no_apt() throws IOException {
    assertThat(workshop.buildFromDebian())
        .isEqualTo(
            failure(
                "its source cannot be downloaded: there is no apt-get",
                "a Debian system",
                "apt-get not found",
                FROM_DEBIAN,
                GIVE_DIRECTORIES,
                BUILD_WITHOUT));
  }

  @Test
  void no_debian_mirror() throws IOException {
    workshop.fake("dpkg-deb", ":");
    workshop.fake("apt-get", "echo Packages jammy main http://mirror.invalid/ubuntu/");

    assertThat(workshop.buildFromDebian())
        .isEqualTo(
            failure(
                "its source cannot be downloaded: apt knows no Debian mirror",
                "an entry for Debian, component main, in the sources of apt",
                "none",
                FROM_DEBIAN,
                GIVE_DIRECTORIES,
                BUILD_WITHOUT));
  }

  @Test
  void mirror_out_of_reach() throws IOException {
    workshop.fake("dpkg-deb", ":");
    workshop.fake(
        "apt-get",
        """
        [ "$1" != indextargets ] || { echo Packages stable main http://mirror.invalid/debian/; exit; }
        echo 'E: Could not resolve mirror.invalid'; exit 100""");

    assertThat(workshop.buildFromDebian())
        .isEqualTo(
            lastLines("E: Could not resolve mirror.invalid")
                .andThen(
                    "its source cannot be downloaded",
                    "the packages pgvector and postgresql-server-dev-"
                        + MAJOR
                        + " of Debian trixie",
                    "apt-get failed, see above",
                    FROM_DEBIAN,
                    "reach the mirror, and build again (if a key is missing: apt-get install"
                        + " debian-archive-keyring)",
                    GIVE_DIRECTORIES,
                    BUILD_WITHOUT));
  }

  @Test
  void packages_that_cannot_be_unpacked() throws IOException {
    workshop.fake("dpkg-deb", ":");
    workshop.fake("tar", "echo 'tar: no space left'; exit 2");
    workshop.fake(
        "apt-get",
        "[ \"$1\" != indextargets ] || echo Packages stable main http://mirror.invalid/debian/");

    assertThat(workshop.buildFromDebian())
        .isEqualTo(
            lastLines("tar: no space left")
                .andThen(
                    "its source cannot be unpacked",
                    "the packages pgvector and postgresql-server-dev-"
                        + MAJOR
                        + " as Debian trixie has them",
                    "unpacking failed, see above",
                    "a tool is missing (tar, gzip, xz, patch), or the disk is full.",
                    "install what the log misses (apt-get install tar gzip xz-utils patch)",
                    GIVE_DIRECTORIES,
                    BUILD_WITHOUT));
  }

  @Test
  void source_that_does_not_compile() throws IOException {
    workshop.fake("cc", "echo 'vector.c:1: error: limits.h: not found' >&2; exit 1");

    assertThat(workshop.build())
        .isEqualTo(
            lastLines("vector.c:1: error: limits.h: not found")
                .andThen(
                    "compiling failed",
                    "cc compiles pgvector 9.9.9",
                    "cc failed, see above",
                    "the compiler, its C library or the headers do not fit.",
                    "install the C library's headers (Debian, Ubuntu: apt-get install libc6-dev)",
                    GIVE_DIRECTORIES,
                    BUILD_WITHOUT));
  }

  @Test
  void root_who_can_become_nobody_else() throws IOException {
    workshop.remove("setpriv");
    workshop.fake("id", "echo 0");

    assertThat(workshop.build())
        .isEqualTo(
            failure(
                "it cannot be tried as root",
                "setpriv, runuser or unshare -U, one that works",
                "none does",
                "PostgreSQL refuses to run as root, and pgvector is tried before it is packed.",
                "build as an ordinary user, or install util-linux, or let the container change"
                    + " users (CAP_SETUID)",
                BUILD_WITHOUT));
  }

  @Test
  void library_that_finds_the_wrong_neighbours() throws IOException {
    workshop.pretendServer("4,5");

    Result result = workshop.build();

    assertThat(result.code()).isOne();
    assertThat(result.errors())
        .contains("  | no answer: nearest vectors = \"3,2\"\n")
        .endsWith(useless());
    assertThat(workshop.product()).doesNotExist();
    assertThat(workshop.cache()).doesNotExist();
  }

  @Test
  void library_that_the_real_server_does_not_load() throws IOException {
    workshop.takeRealServerAndCompiler();
    workshop.write("source/src/vector.c", "int answer(void) { return 42; }");
    workshop.write(
        "source/sql/vector.sql",
        "CREATE FUNCTION answer() RETURNS int LANGUAGE c AS '$libdir/vector', 'answer';");

    Result result = workshop.build();

    assertThat(result.code()).isOne();
    assertThat(result.errors())
        .contains("ERROR:  incompatible library")
        .contains("Extension libraries are required to use the PG_MODULE_MAGIC macro.")
        .endsWith(useless());
  }

  private static String useless() {
    return failure(
            "it does not work in the embedded server",
            "PostgreSQL "
                + SERVER_VERSION
                + " loads it and finds nearest neighbours by an HNSW index",
            "it did not, see above",
            "the library does not fit the server or this machine's C library, or the server cannot"
                + " run here.",
            "build with the headers of the same major version, without flags of your own",
            "give a folder for temporary files that programs may run from (TMPDIR)",
            BUILD_WITHOUT)
        .errors();
  }

  private static Result unfitHeaders(String actual) {
    return failure(
        "pgvector.headers does not fit the embedded server",
        "a folder with the server headers of PostgreSQL " + MAJOR,
        actual,
        "an extension loads only into the major version that it is compiled for, and the embedded"
            + " server is "
            + SERVER_VERSION
            + ".",
        GIVE_DIRECTORIES,
        BUILD_WITHOUT);
  }

  private Log lastLines(String lines) {
    Path log = workshop.root().resolve("target/pgvector-build.log");
    return new Log("The last lines of " + log + ":\n  | " + lines + "\n");
  }

  private record Log(String text) {

    Result andThen(String what, String expected, String actual, String why, String... fixes) {
      Result failure = failure(what, expected, actual, why, fixes);
      return new Result(failure.code(), failure.output(), text + failure.errors());
    }
  }

  private static Result failure(
      String what, String expected, String actual, String why, String... fixes) {
    return failureOn(PLATFORM, what, expected, actual, why, fixes);
  }

  private static Result failureOn(
      String platform, String what, String expected, String actual, String why, String... fixes) {
    String text =
        """
        pgvector could not be built for %s: %s
          expected: %s
          actual: %s
          why: %s
          To fix: %s
        """
            .formatted(platform, what, expected, actual, why, String.join("\n      or: ", fixes));
    return new Result(1, "", text);
  }
}
