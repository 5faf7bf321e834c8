package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds entities: what JPA, Hibernate, Spring Data and Micronaut Data know by annotations, tables
 * that jOOQ generated, and records that repositories take or answer.
 */
public final class Entities {
  private static final String JOOQ_TABLE = "org.jooq.impl.TableImpl";

  private Entities() {}

  /** Whether the class is mapped to a table. */
  public static boolean isMapped(JavaClass type) {
    return Annotations.find(type, Annotations.ENTITY).isPresent()
        || Annotations.find(type, Annotations.TABLE).isPresent()
        || isGenerated(type);
  }

  /** Those that are mapped to tables, by name. */
  public static List<Entity> mapped(JavaClasses classes) {
    return classes.stream()
        .filter(Entities::isMapped)
        .sorted(Comparator.comparing(JavaClass::getName))
        .map(Entities::read)
        .toList();
  }

  /** Those that are mapped to tables, then the plain records of repositories. */
  public static List<Entity> all(JavaClasses classes) {
    Set<String> names =
        classes.stream()
            .filter(Repositories::isRepository)
            .flatMap(type -> type.getMethods().stream())
            .flatMap(Entities::types)
            .filter(JavaClass::isRecord)
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Stream<Entity> records =
        classes.stream()
            .filter(type -> names.contains(type.getName()) && !isMapped(type))
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(type -> new Entity(type, null, List.of(), FieldReader.of(type)));
    return Stream.concat(mapped(classes).stream(), records).toList();
  }

  private static Stream<JavaClass> types(JavaMethod method) {
    return Stream.concat(
        method.getReturnType().getAllInvolvedRawTypes().stream(),
        method.getParameterTypes().stream()
            .flatMap(each -> each.getAllInvolvedRawTypes().stream()));
  }

  private static Entity read(JavaClass type) {
    if (isGenerated(type)) {
      return generated(type);
    }
    Optional<JavaAnnotation<?>> table = Annotations.find(type, Annotations.TABLE);
    @Nullable String schema =
        table
            .or(() -> Annotations.find(type, Annotations.ENTITY))
            .flatMap(each -> Annotations.text(each, "schema"))
            .orElse(null);
    List<String> names =
        table
            .flatMap(each -> Annotations.text(each, "name", "value"))
            .or(
                () ->
                    Annotations.find(type, Annotations.ENTITY)
                        .flatMap(each -> Annotations.text(each, "name", "value")))
            .map(List::of)
            .orElseGet(() -> Names.candidates(type.getSimpleName()));
    return new Entity(type, schema, names, FieldReader.of(type));
  }

  private static boolean isGenerated(JavaClass type) {
    return type.getRawSuperclass().filter(each -> each.getName().equals(JOOQ_TABLE)).isPresent();
  }

  /** A table of jOOQ's: a constant of its own type has the table's name in capitals. */
  private static Entity generated(JavaClass type) {
    String table =
        type.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> field.getRawType().equals(type))
            .map(field -> field.getName().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElseGet(() -> Names.snake(type.getSimpleName()));
    @Nullable String schema =
        type.getFieldAccessesFromSelf().stream()
            .filter(access -> access.getOrigin().getName().equals("getSchema"))
            .map(JavaFieldAccess::getTarget)
            .filter(target -> !target.getName().equals("DEFAULT_SCHEMA"))
            .map(target -> target.getName().toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse(null);
    List<EntityField> fields =
        type.getFields().stream()
            .flatMap(field -> FieldReader.ofTable(field).stream())
            .sorted(Comparator.comparing(EntityField::column))
            .toList();
    return new Entity(type, schema, List.of(table), fields);
  }
}
