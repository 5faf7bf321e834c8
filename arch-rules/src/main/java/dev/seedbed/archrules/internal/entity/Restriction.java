package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What annotations leave out of all queries for an entity, of Hibernate's and Micronaut Data's. */
final class Restriction {
  private static final String HIBERNATE = "org.hibernate.annotations.";
  private static final String MICRONAUT = "io.micronaut.data.annotation.";

  /** Those with a condition in SQL, and the properties that may hold it. */
  private static final Map<String, List<String>> CONDITIONS =
      Map.of(
          HIBERNATE + "SQLRestriction", List.of("value"),
          HIBERNATE + "Where", List.of("clause"),
          HIBERNATE + "Filter", List.of("condition"),
          HIBERNATE + "FilterDef", List.of("defaultCondition"),
          HIBERNATE + "SoftDelete", List.of("columnName"),
          MICRONAUT + "Where", List.of("value"));

  /** Those that stand on the field that is filtered by. */
  private static final Set<String> TENANT_ID =
      Set.of(HIBERNATE + "TenantId", MICRONAUT + "TenantId");

  /** What stands in quotes is a value, and no name is a part of another one. */
  private static final Pattern WORD =
      Pattern.compile("'(?:[^']|'')*'|([\\p{L}_][\\p{L}\\p{N}_$]*)");

  private Restriction() {}

  /** Whether all queries for the entity are restricted by one of these columns. */
  static boolean on(Entity entity, Collection<String> columns) {
    return entity.type().getAnnotations().stream()
            .flatMap(Restriction::each)
            .flatMap(Restriction::conditions)
            .flatMap(Restriction::names)
            .anyMatch(name -> columns.stream().anyMatch(name::equalsIgnoreCase))
        || entity.fields().stream()
            .filter(field -> field.isOneOf(columns))
            .anyMatch(field -> FieldReader.find(field.field(), TENANT_ID).isPresent());
  }

  /** The annotation, or those that it holds because it stands there several times. */
  private static Stream<JavaAnnotation<?>> each(JavaAnnotation<?> annotation) {
    return annotation.get("value").orElse("") instanceof JavaAnnotation<?>[] repeated
        ? Stream.of(repeated)
        : Stream.of(annotation);
  }

  private static Stream<String> conditions(JavaAnnotation<?> annotation) {
    return CONDITIONS.getOrDefault(annotation.getRawType().getName(), List.of()).stream()
        .flatMap(property -> annotation.get(property).stream())
        .map(String::valueOf);
  }

  private static Stream<String> names(String condition) {
    return WORD.matcher(condition).results().flatMap(each -> Stream.ofNullable(each.group(1)));
  }
}
