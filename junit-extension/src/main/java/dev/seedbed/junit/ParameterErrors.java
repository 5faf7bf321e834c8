package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import dev.seedbed.catalog.SeedbedException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What a method is told that asks for something it cannot have. */
final class ParameterErrors {
  /** JUnit's own words, in which the parameter and the method stand in brackets. */
  private static final Pattern NO_RESOLVER =
      Pattern.compile("No ParameterResolver registered for parameter \\[(.+)] in \\w+ \\[(.+)]\\.");

  private ParameterErrors() {}

  static ParameterResolutionException inConstructor(Provided asked, Constructor<?> constructor) {
    String type = constructor.getDeclaringClass().getSimpleName();
    return new ParameterResolutionException(
        ErrorMessage.of("No " + name(asked) + " outside a test: the constructor of " + type)
            .expected("a test, @BeforeEach or @BeforeAll method to ask for it")
            .actual("a constructor asks")
            .why("a constructor may run before the test, or once for all tests of the class")
            .toFix("ask for it in the test method or in a @BeforeEach method")
            .toFix("ask for it in a @BeforeAll method, for data that all tests of the class share")
            .toString());
  }

  static SeedbedException noSession(Executable asking) {
    String method = asking.getDeclaringClass().getSimpleName() + "." + asking.getName();
    return ErrorMessage.of("No TestSession outside a test: " + method)
        .expected("a test, @BeforeEach or @AfterEach method to ask for it")
        .actual("a @BeforeAll or @AfterAll method asks")
        .why("a session is one test's use of the database")
        .toFix("ask for a DataSource, a Connection or Fixtures: they write to the class's database")
        .toException();
  }

  static SeedbedException noSubject(Executable asking) {
    String method = asking.getDeclaringClass().getSimpleName() + "." + asking.getName();
    return ErrorMessage.of("No Subject outside a test: " + method)
        .expected("a test, @BeforeEach or @AfterEach method to ask for it")
        .actual("a @BeforeAll or @AfterAll method asks")
        .why("rules try things out, and a test's session takes that back")
        .toFix("ask for a Catalog, and make a subject of it with Subject.of(catalog)")
        .toException();
  }

  static ParameterResolutionException noConnection(Executable asking, SQLException cause) {
    return new ParameterResolutionException(
        "No connection for " + asking + ": " + cause.getMessage(), cause);
  }

  private static String name(Provided asked) {
    return asked.type().getSimpleName();
  }

  /**
   * The failure itself, unless it is that a parameter cannot be had: then why, or what there is
   * instead.
   */
  static Throwable explained(Throwable failure) {
    if (!(failure instanceof ParameterResolutionException)) {
      return failure;
    }
    if (failure.getCause() instanceof SeedbedException reason) {
      return reason;
    }
    Matcher message = NO_RESOLVER.matcher(String.valueOf(failure.getMessage()));
    if (!message.matches()) {
      return failure;
    }
    return new ParameterResolutionException(
        ErrorMessage.of("Cannot provide a parameter: " + message.group(2))
            .expected(
                "one of\n" + Provided.list() + "\nor what JUnit or another extension provides")
            .actual(message.group(1))
            .toFix("change the parameter's type to one of these")
            .toFix("register the extension that provides it with @ExtendWith")
            .toString(),
        failure);
  }
}
