package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** Classes that speak to the database for others. */
public final class Repositories {
  private static final Set<String> ANNOTATIONS =
      Set.of("org.springframework.stereotype.Repository", "jakarta.data.repository.Repository");
  private static final String SPRING_DATA = "org.springframework.data.repository.Repository";

  private Repositories() {}

  /** By name ({@code *Repository}, {@code *Dao}), by annotation, or one of Spring Data's. */
  public static boolean isRepository(JavaClass type) {
    String name = type.getSimpleName();
    return name.endsWith("Repository")
        || name.endsWith("Dao")
        || type.getAnnotations().stream()
            .anyMatch(each -> ANNOTATIONS.contains(each.getRawType().getName()))
        || type.isAssignableTo(SPRING_DATA);
  }
}
