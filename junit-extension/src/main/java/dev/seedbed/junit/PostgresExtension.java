package dev.seedbed.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What {@link PostgresTest} adds to a class; holds no state but in JUnit's stores. */
final class PostgresExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  /** Boots and migrates before the first test, so that a failure is one of the class, told once. */
  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    suite(context).database(AnnotatedClass.of(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    context
        .getStore(NAMESPACE)
        .put(TestSession.class, suite(context).session(AnnotatedClass.of(context)));
  }

  @Override
  public void afterEach(ExtensionContext context) throws SQLException {
    TestSession session = context.getStore(NAMESPACE).remove(TestSession.class, TestSession.class);
    if (session != null) {
      session.end(context.getExecutionException().orElse(null));
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
        return suite(context).database(AnnotatedClass.of(context)).catalog();
      }
      TestSession session = asking instanceof Constructor ? null : session(context);
      if (session == null) {
        throw ParameterErrors.outsideTest(provided, asking);
      }
      return session.provide(provided);
    } catch (SQLException e) {
      throw new ParameterResolutionException("No connection for " + asking, e);
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

  private static @Nullable TestSession session(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(TestSession.class, TestSession.class);
  }

  /** One a test run, closed by JUnit after the last test. */
  private static Suite suite(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Suite.class, key -> new Suite(), Suite.class);
  }
}
