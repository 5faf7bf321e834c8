package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Queries that Spring Data and Micronaut Data make of the names of a repository's methods, or of
 * JPQL.
 *
 * @param repository the interface that declares them
 * @param entity whose rows they answer
 */
public record DerivedQueries(JavaClass repository, Entity entity) {
  private static final String JPA_QUERY = "org.springframework.data.jpa.repository.Query";

  /** Those of all such repositories whose entity is among the classes. */
  public static List<DerivedQueries> in(JavaClasses classes) {
    List<Entity> entities = Entities.mapped(classes);
    return classes.stream()
        .filter(type -> type.isInterface() && Repositories.isGenerated(type))
        .sorted(Comparator.comparing(JavaClass::getName))
        .flatMap(
            type ->
                entityOf(type, entities).map(entity -> new DerivedQueries(type, entity)).stream())
        .toList();
  }

  /** The queries that filter by none of these columns, if the entity has one of them. */
  public Stream<Breach> without(Collection<String> columns) {
    Optional<EntityField> field = entity.field(columns);
    if (field.isEmpty() || Restriction.on(entity, columns)) {
      return Stream.empty();
    }
    String name = field.get().field().getName();
    String word = name.replaceFirst("^is(?=[A-Z])", "").toLowerCase(Locale.ROOT);
    return repository.getMethods().stream()
        .filter(method -> query(method).filter(text -> !text.contains(word)).isPresent())
        .map(
            method ->
                new Breach(
                    Place.of(method), "does not filter %s by %s".formatted(entity.table(), name)));
  }

  /** What the method asks for, in lower case; empty if it is no such query. */
  private static Optional<String> query(JavaMethod method) {
    boolean derived =
        method.getName().matches("(find|read|get|query|search|stream|count|exists)\\w*By[A-Z]\\w*");
    Optional<String> jpql =
        method
            .tryGetAnnotationOfType(JPA_QUERY)
            .filter(each -> !each.get("nativeQuery").orElse(false).equals(true))
            .map(each -> each.get("value").orElse("").toString());
    boolean annotated =
        method.getAnnotations().stream()
            .anyMatch(each -> each.getRawType().getSimpleName().endsWith("Query"));
    return jpql.or(() -> derived && !annotated ? Optional.of(method.getName()) : Optional.empty())
        .map(text -> text.toLowerCase(Locale.ROOT));
  }

  private static Optional<Entity> entityOf(JavaClass repository, List<Entity> entities) {
    for (JavaType type : repository.getInterfaces()) {
      if (type instanceof JavaParameterizedType generic) {
        JavaClass first = generic.getActualTypeArguments().get(0).toErasure();
        return entities.stream().filter(each -> each.type().equals(first)).findFirst();
      }
    }
    return Optional.empty();
  }
}
