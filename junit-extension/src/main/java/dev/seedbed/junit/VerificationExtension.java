package dev.seedbed.junit;

import dev.seedbed.database.isolation.IsolationMode;
import dev.seedbed.database.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * With the setting {@code verify-isolation}: notes what becomes of tests under rollback, and has
 * them run again under clone when their outermost class has ended.
 */
final class VerificationExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        AfterEachCallback,
        TestWatcher,
        InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(VerificationExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    boolean outermost = store.get(Outcomes.class) == null;
    if (outermost && SecondRun.of(context) == null && settings(context).verifyIsolation()) {
      store.put(Outcomes.class, new Outcomes());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Outcomes outcomes = context.getStore(NAMESPACE).remove(Outcomes.class, Outcomes.class);
    if (outcomes != null) {
      Verification.verify(context, PostgresExtension.suite(context), outcomes);
    }
  }

  /** Factories are watched by no {@link TestWatcher}. */
  @Override
  public void afterEach(ExtensionContext context) {
    Outcomes outcomes = outcomes(context);
    if (outcomes != null
        && AnnotationSupport.isAnnotated(context.getTestMethod(), TestFactory.class)) {
      Throwable cause = context.getExecutionException().orElse(null);
      outcomes.note(context, result(cause), cause);
    }
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, Outcome.Result.PASSED, null);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    note(context, Outcome.Result.FAILED, cause);
  }

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    note(context, Outcome.Result.ABORTED, cause);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation,
      DynamicTestInvocationContext invocationContext,
      ExtensionContext context)
      throws Throwable {
    Throwable cause = null;
    try {
      invocation.proceed();
    } catch (Throwable e) {
      cause = e;
      throw e;
    } finally {
      Outcomes outcomes = outcomes(context);
      if (outcomes != null) {
        outcomes.noteDynamic(context, result(cause), cause);
      }
    }
  }

  private static void note(
      ExtensionContext context, Outcome.Result result, @Nullable Throwable cause) {
    Outcomes outcomes = outcomes(context);
    if (outcomes != null) {
      outcomes.note(context, result, cause);
    }
  }

  private static Outcome.Result result(@Nullable Throwable cause) {
    if (cause == null) {
      return Outcome.Result.PASSED;
    }
    return cause instanceof TestAbortedException ? Outcome.Result.ABORTED : Outcome.Result.FAILED;
  }

  /** Where the outcome of a test is noted, null if that is of no interest. */
  private static @Nullable Outcomes outcomes(ExtensionContext context) {
    SecondRun second = SecondRun.of(context);
    if (second != null) {
      return second.outcomes();
    }
    // The store of a test that has ended is closed; its class's is not.
    Outcomes outcomes =
        context
            .getParent()
            .map(parent -> parent.getStore(NAMESPACE).get(Outcomes.class, Outcomes.class))
            .orElse(null);
    return outcomes != null && isRollback(context) ? outcomes : null;
  }

  private static boolean isRollback(ExtensionContext context) {
    ExtensionContext test = context;
    // A dynamic test is that of its factory.
    while (test.getTestClass().isEmpty() || test.getTestMethod().isEmpty()) {
      test = test.getParent().orElseThrow();
    }
    return RequestedIsolation.of(test, settings(test)).mode() == IsolationMode.ROLLBACK;
  }

  private static Settings settings(ExtensionContext context) {
    return PostgresExtension.suite(context).settings(AnnotatedClass.of(context));
  }
}
