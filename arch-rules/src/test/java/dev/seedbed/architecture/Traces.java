package dev.seedbed.architecture;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What no committed file holds, because it is true on one machine or network only. */
final class Traces {
  /** Written with spaces for dots, so that this file does not hold them. */
  private static final List<String> REGISTRIES =
      List.of(
          "repo maven apache org",
          "repo1 maven org",
          "central sonatype com",
          "oss sonatype org",
          "plugins gradle org",
          "jitpack io",
          "registry npmjs org",
          "registry yarnpkg com",
          "pypi org",
          "files pythonhosted org",
          "crates io",
          "rubygems org",
          "proxy golang org",
          "hub docker com",
          "registry-1 docker io",
          "ghcr io",
          "quay io");

  /** The host of a registry of packages or images: which one is used is the machine's to say. */
  static final Pattern REGISTRY_HOST =
      Pattern.compile(
          REGISTRIES.stream()
              .map(host -> Pattern.quote(host.replace(' ', '.')))
              .collect(Collectors.joining("|", "(?i)(?<![\\w-])(", ")(?![\\w-])")));

  /** A quote doubled within quotes, as identifiers are quoted. */
  static final Pattern QUOTING = Pattern.compile(Pattern.quote("replace(\"\\\"\", \"\\\"\\\"\")"));

  private static final String HOME_FOLDER =
      "/home/\\w+|/Users/\\w+|/roo[t]|[A-Z]:\\\\+Users\\\\+\\w+";

  private Traces() {}

  /** A folder that only one machine has: somebody's home, or this very checkout. */
  static Pattern machinePath(SourceTree tree) {
    // A short one, as containers have it, may well be meant otherwise.
    boolean telling = tree.root().getNameCount() > 1;
    String folders =
        telling ? HOME_FOLDER + "|" + Pattern.quote(tree.root().toString()) : HOME_FOLDER;
    return Pattern.compile("(?<![\\w.}/-])(" + folders + ")(?![\\w-])");
  }
}
