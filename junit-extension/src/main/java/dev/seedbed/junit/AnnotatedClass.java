package dev.seedbed.junit;

import dev.seedbed.database.settings.Setting;
import dev.seedbed.database.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test class and the annotation that it has, inherits, or takes from an enclosing class. */
record AnnotatedClass(Class<?> type, PostgresTest annotation) {

  static AnnotatedClass of(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    PostgresTest annotation =
        AnnotationSupport.findAnnotation(
                type, PostgresTest.class, context.getEnclosingTestClasses())
            .orElseThrow(() -> new IllegalStateException(type.getName() + " has no @PostgresTest"));
    return new AnnotatedClass(type, annotation);
  }

  /** The settings of the run with the annotation's in front. */
  Settings settings(Settings run) {
    return run.withAnnotation(
        "@PostgresTest on " + type.getSimpleName(),
        Map.of(Setting.MIGRATIONS, annotation.migrations(), Setting.SEED, annotation.seed()));
  }
}
