package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;
import static dev.seedbed.cli.init.ProjectFiles.seenFrom;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command by which Alembic applies the versions of an {@code alembic.ini}. */
final class AlembicSource {
  /** Who starts what a project has installed, by the file in which it keeps the versions. */
  private static final List<Map.Entry<String, String>> STARTERS =
      List.of(
          Map.entry("poetry.lock", "poetry run "),
          Map.entry("uv.lock", "uv run "),
          Map.entry("Pipfile.lock", "pipenv run "));

  private AlembicSource() {}

  static FoundSource of(ProjectFiles files, String ini) {
    String folder = folder(ini);
    Optional<String> env = files.below(folder, "(?:.*/)?env\\.py");
    String scripts = env.map(name -> seenFrom(folder, folder(name))).orElse("alembic");
    return FoundSource.command(
        "Alembic",
        starter(files, folder) + "alembic upgrade head",
        folder,
        ProjectFiles.in(scripts, "versions/**.py")
            + env.map(name -> " " + seenFrom(folder, name)).orElse("")
            + " alembic.ini",
        ini,
        env.isEmpty()
            ? "no env.py was found: look where the versions are"
            : FoundSource.unread(env.get(), files.text(env.get())));
  }

  private static String starter(ProjectFiles files, String folder) {
    return STARTERS.stream()
        .filter(each -> files.nearest(each.getKey(), folder).isPresent())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
