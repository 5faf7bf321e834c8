package dev.seedbed.database.migration;

import dev.seedbed.catalog.ErrorMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What changed in a git work tree since a commit.
 *
 * @param folder any folder of it
 */
record GitBase(Path folder) {

  /**
   * The files that are new or other ones than in a commit, also those that are not committed yet.
   *
   * @param ref a branch, a tag, a commit; of a branch, where this one left it
   */
  MigrationBase since(String ref) {
    if (git(ref, "rev-list", "--max-count=1", "--all").isBlank()) {
      throw noCommits(ref).toException();
    }
    String commit =
        git(ref, "rev-parse", "--verify", "--quiet", "--end-of-options", ref + "^{commit}");
    String base = git(ref, "merge-base", commit.strip(), "HEAD").strip();
    List<String> added = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    // -z: names as they are, whatever characters they have.
    String changes = git(ref, "diff", "--name-status", "-z", "--find-renames", base, "--", ".");
    List<String> fields = Arrays.asList(changes.split("\0"));
    for (int i = 0; i + 1 < fields.size(); i += 2) {
      char status = fields.get(i).charAt(0);
      // A file that was renamed is the deployed one by another name.
      if (status == 'R' || status == 'C') {
        i++;
      }
      String file = fields.get(i + 1);
      if (status == 'A' || status == 'C') {
        added.add(file);
      } else if (status != 'D') {
        edited.add(file);
      }
    }
    String untracked = git(ref, "ls-files", "--others", "--exclude-standard", "-z", "--full-name");
    Stream.of(untracked.split("\0")).filter(file -> !file.isEmpty()).forEach(added::add);
    return MigrationBase.of(added, edited);
  }

  private String git(String ref, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      git.getOutputStream().close();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw failed(ref, output.isBlank() ? "no such commit" : output.strip()).toException();
      }
      return output;
    } catch (IOException e) {
      throw failed(ref, String.valueOf(e.getMessage())).toException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while git ran", e);
    }
  }

  private ErrorMessage noCommits(String ref) {
    return ErrorMessage.of("Cannot tell what is new since " + ref)
        .expected("a repository with a commit")
        .actual("none yet in the one of " + folder)
        .toFix("judge all migrations: they are all new")
        .toFix("commit first");
  }

  private ErrorMessage failed(String ref, String output) {
    return ErrorMessage.of("Cannot tell what is new since " + ref)
        .expected("a git work tree in " + folder + " that has the commit")
        .actual(output)
        .toFix("name a branch, tag or commit that git log shows")
        .toFix("fetch it: in CI a checkout often has the last commit only (fetch-depth: 0)");
  }
}
