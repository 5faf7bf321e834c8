package dev.seedbed.junit;

import dev.seedbed.database.isolation.Isolation;
import dev.seedbed.database.isolation.IsolationMode;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** What {@link PostgresTest} adds to a class; holds no state but in JUnit's stores. */
final class PostgresExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  /** Boots and migrates before the first test, so that a failure is one of the class, told once. */
  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    Suite suite = suite(context);
    AnnotatedClass annotated = AnnotatedClass.of(context);
    RequestedIsolation.of(context, suite.settings(annotated));
    Store store = context.getStore(NAMESPACE);
    ClassScope outer = store.get(ClassScope.class, ClassScope.class);
    store.put(ClassScope.class, ClassScope.of(suite, annotated, outer));
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    ClassScope scope = context.getStore(NAMESPACE).remove(ClassScope.class, ClassScope.class);
    if (scope != null) {
      scope.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Suite suite = suite(context);
    Isolation isolation =
        RequestedIsolation.of(context, suite.settings(AnnotatedClass.of(context)));
    boolean again = SecondRun.of(context) != null && isolation.mode() == IsolationMode.ROLLBACK;
    String test =
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName();
    context
        .getStore(NAMESPACE)
        .put(
            TestScope.class,
            new TestScope(
                suite, classScope(context), again ? new Isolation.Clone() : isolation, test));
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    TestScope scope = context.getStore(NAMESPACE).remove(TestScope.class, TestScope.class);
    if (scope != null) {
      scope.end(
          context
              .getExecutionException()
              .filter(failure -> !(failure instanceof TestAbortedException))
              .orElse(null));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Provided.of(parameter.getParameter().getType()).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Provided provided = Provided.of(parameter.getParameter().getType()).orElseThrow();
    Executable asking = parameter.getDeclaringExecutable();
    try {
      if (provided == Provided.CATALOG) {
        // Also for constructors, which may run before anything of the class has begun.
        return suite(context).database(AnnotatedClass.of(context)).catalog();
      }
      if (provided == Provided.MIGRATION_CHECKS) {
        return suite(context).checks(AnnotatedClass.of(context));
      }
      if (asking instanceof Constructor<?> constructor) {
        throw ParameterErrors.inConstructor(provided, constructor);
      }
      TestScope test = context.getStore(NAMESPACE).get(TestScope.class, TestScope.class);
      if (test != null && provided == Provided.SUBJECT) {
        return test.subject(suite(context).trace(AnnotatedClass.of(context)));
      }
      if (test != null) {
        return test.provide(provided);
      }
      if (provided == Provided.TEST_SESSION) {
        throw ParameterErrors.noSession(asking);
      }
      if (provided == Provided.SUBJECT) {
        throw ParameterErrors.noSubject(asking);
      }
      return classScope(context).provide(provided);
    } catch (SQLException e) {
      throw ParameterErrors.noConnection(asking, e);
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw ParameterErrors.explained(failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw ParameterErrors.explained(failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw ParameterErrors.explained(failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw ParameterErrors.explained(failure);
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw ParameterErrors.explained(failure);
  }

  private static ClassScope classScope(ExtensionContext context) {
    ClassScope scope = context.getStore(NAMESPACE).get(ClassScope.class, ClassScope.class);
    if (scope == null) {
      throw new IllegalStateException(context.getDisplayName() + " is in no class");
    }
    return scope;
  }

  /** One a test run, closed by JUnit after the last test. */
  static Suite suite(ExtensionContext context) {
    SecondRun second = SecondRun.of(context);
    return second != null
        ? second.suite()
        : context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Suite.class, key -> new Suite(), Suite.class);
  }
}
