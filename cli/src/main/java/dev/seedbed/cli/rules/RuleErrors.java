package dev.seedbed.cli.rules;

import dev.seedbed.assertions.rule.Count;
import dev.seedbed.assertions.rule.format.ReportFormat;
import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.NearestNames;
import dev.seedbed.catalog.SeedbedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

/** What can be wrong with what a user asks of the rules. */
final class RuleErrors {
  private RuleErrors() {}

  static SeedbedException noBaseline(Path file) {
    return ErrorMessage.of("No baseline " + file)
        .expected("the file that seedbed accept writes")
        .actual("no such file")
        .toFix("correct --baseline")
        .toFix("accept what is found: seedbed accept --reason '…'")
        .toException();
  }

  static SeedbedException twoOnStandardOutput(ReportFormat second) {
    String name = second.name().toLowerCase(Locale.ROOT);
    return ErrorMessage.of("Two reports for standard output")
        .expected("at most one --format without --output")
        .actual("--format " + name + " is the second")
        .toFix("write --format " + name + " --output FILE")
        .toException();
  }

  static SeedbedException notWritten(Path file, IOException cause) {
    return ErrorMessage.of("Cannot write the report " + file)
        .expected("a file that can be made or replaced")
        .actual(String.valueOf(cause))
        .toFix("name another file after --output, or make its folder writable")
        .toException(cause);
  }

  static SeedbedException noReason() {
    return ErrorMessage.of("No reason given")
        .expected("why the findings stay, for those who read the baseline later")
        .actual("nothing after --reason")
        .toFix("write --reason 'goes with the old shop'")
        .toException();
  }

  static SeedbedException noFinding(String fingerprint, Collection<String> known) {
    ErrorMessage message =
        ErrorMessage.of("No finding " + fingerprint)
            .expected("the fingerprint of a finding that counts")
            .actual(findings(known.size()) + ", and none of that name");
    for (String near : NearestNames.to(fingerprint, known)) {
      message = message.toFix("write '" + near + "'");
    }
    return (known.isEmpty() ? message.toFix("see what there is: seedbed check") : message)
        .toException();
  }

  static String findings(int number) {
    return new Count(number, "finding", "findings").toString();
  }
}
