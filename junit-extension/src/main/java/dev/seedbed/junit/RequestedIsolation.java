package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds out how a test or a class wants to be isolated. */
final class RequestedIsolation {
  private RequestedIsolation() {}

  /**
   * @param context of a test, or of a class for what its tests get that do not say it themselves
   * @throws dev.seedbed.catalog.SeedbedException if what is asked for makes no sense
   */
  static Isolation of(ExtensionContext context, Settings settings) {
    Class<?> type = context.getRequiredTestClass();
    Optional<TestIsolation> ofMethod =
        context
            .getTestMethod()
            .flatMap(method -> AnnotationSupport.findAnnotation(method, TestIsolation.class));
    if (ofMethod.isPresent()) {
      String method = context.getRequiredTestMethod().getName();
      return isolation(ofMethod.get(), type.getSimpleName() + "." + method);
    }
    return AnnotationSupport.findAnnotation(
            type, TestIsolation.class, context.getEnclosingTestClasses())
        .map(annotation -> isolation(annotation, type.getSimpleName()))
        .orElseGet(() -> Isolation.of(settings.isolation()));
  }

  private static Isolation isolation(TestIsolation annotation, String place) {
    IsolationMode mode = annotation.value();
    if (!annotation.resetSequences()) {
      return Isolation.of(mode);
    }
    if (mode == IsolationMode.ROLLBACK) {
      return new Isolation.Rollback(true);
    }
    throw ErrorMessage.of("Sequences are not reset under " + mode + ": @TestIsolation on " + place)
        .expected("resetSequences together with ROLLBACK")
        .actual("@TestIsolation(value = IsolationMode." + mode.name() + ", resetSequences = true)")
        .why(
            mode == IsolationMode.CLONE
                ? "the sequences of a clone stand where the migrations left them anyway"
                : "a test that cannot write moves no sequence")
        .toFix("leave resetSequences out")
        .toException();
  }
}
