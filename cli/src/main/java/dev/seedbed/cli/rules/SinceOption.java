package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Subject;
import dev.seedbed.cli.Invocation;
import dev.seedbed.database.migration.MigrationBase;
import dev.seedbed.database.migration.MigrationTrace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which migrations are judged. */
final class SinceOption {
  @Option(
      names = "--since",
      paramLabel = "GITREF",
      description =
          "Judge only migrations that this commit does not have: those that are committed since"
              + " its branch was left, staged, changed or not yet added.")
  private @Nullable String ref;

  /** What git says is new; null if all are judged. */
  @Nullable MigrationBase base(Invocation invocation) {
    return ref == null ? null : MigrationBase.since(ref, invocation.project());
  }

  /** The subject with the new migrations told apart. */
  Subject judged(Subject subject, @Nullable MigrationBase base) {
    MigrationTrace trace = subject.migrations();
    return base == null || trace == null ? subject : subject.with(trace.since(base));
  }
}
