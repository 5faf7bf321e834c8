package dev.seedbed.database.migration.drizzle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder {@code drizzle} in a project, as drizzle-kit would write it. */
record DrizzleProject(Path folder, List<String> entries) {

  static DrizzleProject in(Path project) {
    return new DrizzleProject(project, new ArrayList<>());
  }

  /** Adds a migration in the layout with a journal. */
  DrizzleProject journaled(String tag, long when, String sql) throws IOException {
    write("drizzle/" + tag + ".sql", sql);
    return listed(tag, when);
  }

  /** Adds an entry to the journal. */
  DrizzleProject listed(String tag, long when) throws IOException {
    entries.add(
        "{\"idx\": %d, \"version\": \"7\", \"when\": %d, \"tag\": \"%s\", \"breakpoints\": true}"
            .formatted(entries.size(), when, tag));
    write(
        "drizzle/meta/_journal.json",
        "{\"version\": \"7\", \"dialect\": \"postgresql\", \"entries\": [\n"
            + String.join(",\n", entries)
            + "]}");
    return this;
  }

  /** Adds a migration in the layout of folders. */
  DrizzleProject inFolder(String tag, String sql) throws IOException {
    write("drizzle/" + tag + "/migration.sql", sql);
    return this;
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  DrizzleFolder migrations() {
    return DrizzleFolder.at("drizzle", folder, ClassLoader.getPlatformClassLoader());
  }
}
