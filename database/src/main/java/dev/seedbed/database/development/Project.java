package dev.seedbed.database.development;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The project that a development database belongs to.
 *
 * @param root its folder, without links: two paths to one folder are one project
 */
record Project(Path root) {
  private static final int SLUG = 32;

  static Project at(Path folder) {
    try {
      return new Project(folder.toRealPath());
    } catch (IOException e) {
      throw ErrorMessage.of("No project " + folder)
          .expected("a folder that can be read")
          .actual(e.toString())
          .toFix("correct the folder's name")
          .toException(e);
    }
  }

  /** Its name on this machine, unlike that of any other folder: {@code seedbed-shop-1f0a…}. */
  String name() {
    String slug = words("-");
    return "seedbed-"
        + (slug.isEmpty() ? "" : slug + "-")
        + Sha256.of(root.toString()).substring(0, 12);
  }

  /** The database's name, which says what it is for: {@code shop_dev}. */
  String database() {
    String slug = words("_");
    // A folder may be called after production, and a database must not be.
    boolean misleading = slug.matches("(.*_)?(prod|prd|production|live)\\d*(_.*)?");
    return (slug.isEmpty() || misleading ? "seedbed" : slug) + "_dev";
  }

  /**
   * The folder's name in lower case, with one character for all that is no ASCII letter or digit.
   */
  private String words(String between) {
    String name = String.valueOf(root.getFileName());
    String slug =
        name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", "-")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String shortened = slug.substring(0, Math.min(SLUG, slug.length())).replaceAll("-$", "");
    return shortened.replace("-", between);
  }
}
