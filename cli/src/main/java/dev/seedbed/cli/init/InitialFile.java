package dev.seedbed.cli.init;

import java.util.List;

/** The text of a first {@code seedbed.yaml}. */
final class InitialFile {
  private InitialFile() {}

  static String text(List<FoundSource> sources) {
    StringBuilder text =
        new StringBuilder(
            """
            # Seedbed's configuration: tests and the command line read it.
            # Passwords come from the environment: ${NAME}, or SEEDBED_PASSWORD.

            # auto takes Docker if it answers, else an embedded server.
            server: auto

            # Run one after the other, in this order.
            migrations:
            """);
    for (FoundSource source : sources) {
      text.append("  # %s, by %s%n".formatted(source.tool(), source.evidence()).replace("\r", ""));
      if (source.doubt() != null) {
        text.append("  # unsure: ").append(source.doubt()).append('\n');
      }
      text.append("  - '").append(quoted(source.setting())).append("'\n");
    }
    return text.append(
            """

            rules:
              pack: recommended
              # baseline: seedbed-baseline.yaml

            # Which tables hold what, where their names do not tell:
            # mapping:
            #   tenant: app.companies

            # Rows for development databases:
            # seed-plan:
            #   seed: 42
            #   agents: {messages: 20000}
            """)
        .toString();
  }

  /** As YAML wants it between single quotes; a dollar and brace would be a variable. */
  private static String quoted(String setting) {
    return setting.replace("'", "''").replace("${", "$${");
  }
}
