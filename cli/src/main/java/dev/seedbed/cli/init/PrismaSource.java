package dev.seedbed.cli.init;

import static dev.seedbed.cli.init.ProjectFiles.folder;
import static dev.seedbed.cli.init.ProjectFiles.seenFrom;

import java.util.stream.Collectors;

/** The command by which Prisma applies its migrations. */
final class PrismaSource {
  private static final String CONFIGURATION =
      "(?:.*/)?(?:[^/]+\\.prisma|prisma\\.config\\.(?:ts|mts|cts|js|mjs|cjs))";

  private PrismaSource() {}

  static FoundSource of(ProjectFiles files, String lock) {
    String prisma = folder(folder(lock));
    String root = files.nearest("package.json", prisma).orElse(folder(prisma));
    String text =
        files.like(CONFIGURATION).stream()
            .filter(name -> ProjectFiles.isBelow(root, name))
            .map(files::text)
            .collect(Collectors.joining());
    return FoundSource.command(
        "Prisma",
        "npx prisma migrate deploy",
        root,
        root.equals(prisma) ? "migrations/**" : seenFrom(root, prisma) + "/**",
        lock,
        FoundSource.unread("Prisma's schema", text));
  }
}
