package dev.seedbed.cli.report.suites;

import dev.seedbed.cli.report.Missing;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the XML reports of tests below a folder: what Surefire, Failsafe, Gradle and most other
 * runners write.
 */
public final class SuiteReader {
  /** Where reports lie: Maven's folders, Gradle's, and what people call theirs. */
  private static final Set<String> FOLDERS =
      Set.of("surefire-reports", "failsafe-reports", "test-results", "test-reports", "junit");

  private static final Set<String> NOT_LOOKED_INTO = Set.of(".git", "node_modules", ".venv");
  private static final Pattern BUILD = Pattern.compile("((?:.*?/)?)(?:target|build)/.*");
  private static final int DEEPEST = 9;

  private SuiteReader() {}

  /**
   * Reads the reports of a project.
   *
   * @param project the project
   * @param folder where to look; everything in it counts if it is not the project itself
   */
  public static Suites read(Path project, Path folder) throws IOException {
    List<SuiteView> suites = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path file : files(folder, !folder.equals(project))) {
      String name = name(project, file);
      try {
        SuiteFile.read(file, module(name)).ifPresent(suites::add);
      } catch (IOException e) {
        unreadable.add(name);
      }
    }
    suites.sort(
        Comparator.comparing(SuiteView::seconds)
            .reversed()
            .thenComparing(SuiteView::module)
            .thenComparing(SuiteView::name));
    return suites.isEmpty()
        ? without(unreadable, name(project, folder))
        : new Suites(suites, unreadable, null);
  }

  private static Suites without(List<String> unreadable, String folder) {
    return new Suites(
        List.of(),
        unreadable,
        new Missing(
            "No test reports were found in " + (folder.isEmpty() ? "the project" : folder) + ".",
            "Run the tests first; reports elsewhere are named with --tests."));
  }

  private static String name(Path project, Path file) {
    return project.relativize(file).toString().replace('\\', '/');
  }

  /** What stands before the build's own folder; nothing where there is none. */
  private static String module(String file) {
    Matcher build = BUILD.matcher(file);
    return build.matches() ? build.group(1).replaceFirst("/$", "") : "";
  }

  private static Set<Path> files(Path folder, boolean all) throws IOException {
    Set<Path> files = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, Set.<FileVisitOption>of(), DEEPEST, new Reports(files, all));
    }
    return files;
  }

  /** Notes down the XML files of folders with reports. */
  private static final class Reports extends SimpleFileVisitor<Path> {
    private final Set<Path> files;
    private final boolean all;

    Reports(Set<Path> files, boolean all) {
      this.files = files;
      this.all = all;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      Path name = folder.getFileName();
      return name != null && NOT_LOOKED_INTO.contains(name.toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean here = all;
      for (Path part : file) {
        here |= FOLDERS.contains(part.toString());
      }
      String name = file.getFileName().toString();
      if (here && name.endsWith(".xml") && !name.equals("failsafe-summary.xml")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) {
      return FileVisitResult.CONTINUE;
    }
  }
}
