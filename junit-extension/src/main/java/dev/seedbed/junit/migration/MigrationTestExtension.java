package dev.seedbed.junit.migration;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import dev.seedbed.database.migration.MigrationFile;
import dev.seedbed.database.migration.check.MigrationChecks;
import dev.seedbed.junit.PostgresRun;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link MigrationTest} adds to a method: an invocation for each migration. */
final class MigrationTestExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    String name = context.getRequiredTestClass().getSimpleName() + "." + method.getName();
    checkParameters(method, name);
    PostgresRun run = run(context, name);
    try {
      return files(
              run.migrations(),
              AnnotationSupport.findAnnotation(method, MigrationTest.class)
                  .map(MigrationTest::value)
                  .map(List::of)
                  .orElse(List.of()),
              name)
          .stream()
          .map(file -> new MigrationInvocation(run, file));
    } catch (SQLException e) {
      throw new ExtensionConfigurationException("No server for " + name, e);
    }
  }

  private static PostgresRun run(ExtensionContext context, String name) {
    return PostgresRun.of(context)
        .orElseThrow(
            () ->
                refusal(
                    ErrorMessage.of("@MigrationTest without @PostgresTest: " + name)
                        .expected("a class that says whose migrations they are")
                        .actual("no @PostgresTest on the class, nor on one that it is in")
                        .toFix("add @PostgresTest(migrations = \"db/migration\") to the class")));
  }

  private static List<MigrationFile> files(
      MigrationChecks migrations, List<String> wanted, String name) {
    List<MigrationFile> files = migrations.migrations().files();
    if (files.isEmpty()) {
      throw refusal(
          ErrorMessage.of("No migrations for " + name)
              .expected("migrations whose files Seedbed knows, for a test each")
              .actual(migrations.migrations() + " applies all or nothing")
              .toFix("test all of them at once: assertThat(migrations).areIdempotent()"));
    }
    try {
      Set<MigrationFile> chosen =
          wanted.stream()
              .map(each -> MigrationFile.named(each, files, "for " + name))
              .collect(Collectors.toSet());
      return files.stream().filter(file -> wanted.isEmpty() || chosen.contains(file)).toList();
    } catch (SeedbedException e) {
      throw refusal(e.error());
    }
  }

  /** Connections and fixtures of the class lead to another database, with the newest schema. */
  private static void checkParameters(Method method, String name) {
    List<Class<?>> types = List.of(method.getParameterTypes());
    List<String> misleading =
        types.stream()
            .filter(type -> PostgresRun.provides(type) && type != MigrationChecks.class)
            .map(Class::getSimpleName)
            .toList();
    if (!types.contains(UpgradeStep.class) || !misleading.isEmpty()) {
      throw refusal(
          ErrorMessage.of("Wrong parameters of a @MigrationTest: " + name)
              .expected("an UpgradeStep, and nothing that leads to another database")
              .actual(
                  types.isEmpty()
                      ? "no parameter"
                      : Arrays.stream(method.getParameterTypes())
                          .map(Class::getSimpleName)
                          .collect(Collectors.joining(", ")))
              .why("each migration is tested on a database of its own")
              .toFix("ask for UpgradeStep step, and use step.connection() and step.fixtures()"));
    }
  }

  private static ExtensionConfigurationException refusal(ErrorMessage message) {
    return new ExtensionConfigurationException(message.toString());
  }
}
