package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Classes that speak to the database for others. */
public final class Repositories {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "org.springframework.stereotype.Repository",
          "jakarta.data.repository.Repository",
          "io.micronaut.data.annotation.Repository");

  /** What those extend whose queries are made of the names of their methods. */
  private static final Set<String> GENERATED =
      Set.of(
          "org.springframework.data.repository.Repository",
          "io.micronaut.data.repository.GenericRepository");

  private Repositories() {}

  /** Whether Spring Data or Micronaut Data implements it. */
  static boolean isGenerated(JavaClass type) {
    return GENERATED.stream().anyMatch(type::isAssignableTo);
  }

  /** By name ({@code *Repository}, {@code *Dao}), by annotation, or because it is generated. */
  public static boolean isRepository(JavaClass type) {
    String name = type.getSimpleName();
    return name.endsWith("Repository")
        || name.endsWith("Dao")
        || type.getAnnotations().stream()
            .anyMatch(each -> ANNOTATIONS.contains(each.getRawType().getName()))
        || isGenerated(type);
  }
}
