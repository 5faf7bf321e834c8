package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the tests of a class again under clone, and compares. */
final class Verification {
  private Verification() {}

  /**
   * @param context of the outermost class
   * @param first what became of those of its tests that ran under rollback
   * @throws SeedbedException if one came to another end under clone
   */
  static void verify(ExtensionContext context, Suite suite, Outcomes first) {
    if (first.selectable().isEmpty()) {
      return;
    }
    String type = context.getRequiredTestClass().getSimpleName();
    SecondRun second = new SecondRun(suite, new Outcomes());
    List<Throwable> failedClasses = run(context, second, first.selectable());
    List<String> differences = new ArrayList<>();
    List<Throwable> causes = new ArrayList<>(failedClasses);
    for (Map.Entry<String, Outcome> each : first.all().entrySet()) {
      Outcome rollback = each.getValue();
      Outcome clone = second.outcomes().of(each.getKey());
      if (clone == null || clone.result() != rollback.result()) {
        differences.add(
            rollback.test()
                + ": "
                + rollback.under("rollback")
                + ", "
                + (clone == null ? "did not run under clone" : clone.under("clone")));
        if (clone != null && clone.cause() != null) {
          causes.add(clone.cause());
        }
      }
    }
    if (!differences.isEmpty()) {
      SeedbedException error = error(type, differences);
      causes.forEach(error::addSuppressed);
      throw error;
    }
  }

  private static List<Throwable> run(ExtensionContext context, SecondRun second, List<String> ids) {
    try {
      return SecondRunLauncher.run(context, second, ids);
    } catch (NoClassDefFoundError e) {
      throw withoutLauncher(e);
    }
  }

  static SeedbedException withoutLauncher(NoClassDefFoundError missing) {
    return ErrorMessage.of("Cannot verify the isolation of tests")
        .expected("org.junit.platform:junit-platform-launcher on the class path")
        .actual("no class " + String.valueOf(missing.getMessage()).replace('/', '.'))
        .why("the tests are run a second time through it")
        .toFix("add the dependency org.junit.platform:junit-platform-launcher to the tests")
        .toFix("leave -Dseedbed.verify-isolation out")
        .toException(missing);
  }

  private static SeedbedException error(String type, List<String> differences) {
    String tests = differences.size() == 1 ? "one test" : differences.size() + " tests";
    return ErrorMessage.of("Isolation decides the outcome of " + tests + " of " + type)
        .expected("the same outcome under rollback and under clone")
        .actual(String.join("\n", differences))
        .why("under rollback all transactions of a test are one; under clone they are real")
        .toFix("believe clone, and correct the test or what it tests")
        .toFix("run such a test with @TestIsolation(IsolationMode.CLONE)")
        .toException();
  }
}
