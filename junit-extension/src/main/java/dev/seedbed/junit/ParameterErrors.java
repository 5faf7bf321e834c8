package dev.seedbed.junit;

import dev.seedbed.catalog.ErrorMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What a method is told that asks for something it cannot have. */
final class ParameterErrors {
  /** JUnit's own words, in which the parameter and the method stand in brackets. */
  private static final Pattern NO_RESOLVER =
      Pattern.compile("No ParameterResolver registered for parameter \\[(.+)] in \\w+ \\[(.+)]\\.");

  private ParameterErrors() {}

  static ParameterResolutionException outsideTest(Provided asked, Executable asking) {
    String type = asking.getDeclaringClass().getSimpleName();
    String method =
        asking instanceof Constructor
            ? "the constructor of " + type
            : type + "." + asking.getName();
    return new ParameterResolutionException(
        ErrorMessage.of("No " + asked.type().getSimpleName() + " outside a test: " + method)
            .expected("a test, @BeforeEach or @AfterEach method to ask for it")
            .actual("a constructor, or a @BeforeAll or @AfterAll method, asks")
            .why("what is written through it must be rolled back with the test")
            .toFix("ask for it in the test method or in a @BeforeEach method")
            .toString());
  }

  /**
   * The failure itself, unless it is that no extension has such a parameter: then what there is.
   */
  static Throwable explained(Throwable failure) {
    if (!(failure instanceof ParameterResolutionException)) {
      return failure;
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
