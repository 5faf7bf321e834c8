package dev.seedbed.archrules.internal.testing;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Place;
import java.util.List;
import java.util.stream.Stream;

/** What fixes the order of tests. */
public final class TestOrder {
  private static final String JUPITER_ORDERER = "org.junit.jupiter.api.TestMethodOrder";
  private static final List<String> ORDERS =
      List.of(JUPITER_ORDERER, "org.junit.FixMethodOrder", "org.testng.annotations.Test");

  private TestOrder() {}

  /** The places in a class where it is fixed. */
  public static Stream<Breach> in(JavaClass type) {
    Stream<Breach> onClass =
        type.getAnnotations().stream()
            .filter(TestOrder::fixes)
            .map(each -> new Breach(Place.of(type), problem(each)));
    Stream<Breach> onMethods =
        type.getMethods().stream()
            .flatMap(
                method ->
                    method.getAnnotations().stream()
                        .filter(TestOrder::fixes)
                        .map(each -> new Breach(Place.of(method), problem(each))));
    return Stream.concat(onClass, onMethods);
  }

  /** A random order is none that a test could depend on. */
  private static boolean fixes(JavaAnnotation<?> annotation) {
    String value = annotation.get("value").map(String::valueOf).orElse("");
    boolean dependent = !strings(annotation, "dependsOnMethods").isEmpty();
    return switch (ORDERS.indexOf(annotation.getRawType().getName())) {
      case 0, 1 -> !value.contains("Random") && !value.contains("DEFAULT");
      case 2 -> dependent || !annotation.get("priority").orElse(0).equals(0);
      default -> false;
    };
  }

  private static List<Object> strings(JavaAnnotation<?> annotation, String property) {
    return annotation.get(property).orElse("") instanceof Object[] all ? List.of(all) : List.of();
  }

  private static String problem(JavaAnnotation<?> annotation) {
    return "is annotated with @" + annotation.getRawType().getSimpleName();
  }
}
