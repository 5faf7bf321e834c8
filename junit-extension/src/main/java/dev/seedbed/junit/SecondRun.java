package dev.seedbed.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * A run of tests inside another one, which has them under clone instead of rollback.
 *
 * @param suite whose server and seed it uses
 * @param outcomes what becomes of its tests
 */
record SecondRun(Suite suite, Outcomes outcomes) {
  static final Namespace NAMESPACE = Namespace.create(SecondRun.class);

  /** The configuration parameter that only a second run has. */
  static final String PARAMETER = "dev.seedbed.junit.second-run";

  /** The one that a test is in, null if it is in the first run. */
  static @Nullable SecondRun of(ExtensionContext context) {
    // Only then, because JUnit before 5.13 has no such store.
    return context.getConfigurationParameter(PARAMETER).isEmpty()
        ? null
        : context
            .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
            .get(SecondRun.class, SecondRun.class);
  }
}
