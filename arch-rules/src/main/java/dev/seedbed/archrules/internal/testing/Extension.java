package dev.seedbed.archrules.internal.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.seedbed.archrules.internal.entity.Repositories;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a test that touches the database leaves its connections to the extension. */
public final class Extension {
  private static final String PACKAGE = "dev.seedbed.junit";

  private static final List<String> DATABASE =
      List.of(
          "java.sql.Connection",
          "java.sql.Statement",
          "java.sql.PreparedStatement",
          "java.sql.DriverManager",
          "javax.sql.DataSource",
          "org.springframework.jdbc.core.JdbcTemplate",
          "org.springframework.jdbc.core.simple.JdbcClient",
          "jakarta.persistence.EntityManager",
          "org.jooq.DSLContext",
          "io.r2dbc.spi.ConnectionFactory");

  private Extension() {}

  /** What is wrong with a top-level test; nested classes are part of theirs. */
  public static Stream<Breach> missing(JavaClass test) {
    if (test.getEnclosingClass().isPresent()
        || test.getModifiers().contains(JavaModifier.ABSTRACT)
        || parts(test).anyMatch(Extension::isAnnotated)) {
      return Stream.empty();
    }
    return parts(test)
        .flatMap(type -> touched(type).stream())
        .sorted()
        .limit(1)
        .map(touched -> new Breach(Place.of(test), "uses " + touched + " and not the extension"));
  }

  private static Stream<JavaClass> parts(JavaClass test) {
    return Tests.members(test)
        .flatMap(type -> Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream()))
        .filter(type -> !type.getPackageName().startsWith("java."))
        .distinct();
  }

  private static boolean isAnnotated(JavaClass type) {
    return type.getAnnotations().stream().anyMatch(each -> isOurs(each.getRawType()))
        || type.getMethods().stream()
            .flatMap(method -> method.getAnnotations().stream())
            .anyMatch(each -> isOurs(each.getRawType()));
  }

  /** Also an annotation of the project's own that has one of ours. */
  private static boolean isOurs(JavaClass annotation) {
    return annotation.getPackageName().startsWith(PACKAGE)
        || annotation.getAnnotations().stream()
            .anyMatch(each -> each.getRawType().getPackageName().startsWith(PACKAGE));
  }

  private static Optional<String> touched(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(target -> DATABASE.contains(target.getName()) || isForeignRepository(target, type))
        .map(JavaClass::getName)
        .min(String::compareTo);
  }

  private static boolean isForeignRepository(JavaClass target, JavaClass type) {
    return Repositories.isRepository(target)
        && !Tests.outermost(target).equals(Tests.outermost(type));
  }
}
