package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Check;
import dev.seedbed.archrules.internal.rule.Examined;
import dev.seedbed.archrules.internal.rule.Place;
import dev.seedbed.assertions.rule.Count;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A check that looks at one entity after the other.
 *
 * @param mappedOnly whether it leaves out records that are not mapped to a table
 * @param breaches what is wrong with an entity
 */
public record EntityCheck(boolean mappedOnly, Function<Entity, Stream<Breach>> breaches)
    implements Check {
  /** What checks of all entities look for. */
  public static final Count ALL =
      new Count(
          0,
          "entity: a class annotated with @Entity or @Table, a table of jOOQ's, or a record that a"
              + " repository takes or answers",
          "entities");

  /** What checks of mapped entities look for. */
  public static final Count MAPPED =
      new Count(
          0, "entity: a class annotated with @Entity or @Table, or a table of jOOQ's", "entities");

  /** A check of all entities, field by field. */
  public static EntityCheck ofFields(Function<EntityField, Optional<String>> problem) {
    return new EntityCheck(
        false,
        entity ->
            entity.fields().stream()
                .flatMap(
                    field ->
                        problem.apply(field).stream()
                            .map(text -> new Breach(Place.of(field.field()), text))));
  }

  /** A check of mapped entities. */
  public static EntityCheck ofMapped(Function<Entity, Stream<String>> problems) {
    return new EntityCheck(
        true,
        entity -> problems.apply(entity).map(text -> new Breach(Place.of(entity.type()), text)));
  }

  /** A check of mapped entities: each has a field whose column has one of these names. */
  public static EntityCheck has(Collection<String> columns) {
    return ofMapped(entity -> missing(entity, columns).stream());
  }

  /** What to say of an entity that has no such field. */
  public static Optional<String> missing(Entity entity, Collection<String> columns) {
    return entity.field(columns).isPresent()
        ? Optional.empty()
        : Optional.of(
            "has no field for a column "
                + columns.stream()
                    .map(Names::snake)
                    .distinct()
                    .collect(Collectors.joining(" or ")));
  }

  @Override
  public Examined of(JavaClasses classes) {
    List<Entity> entities = mappedOnly ? Entities.mapped(classes) : Entities.all(classes);
    return new Examined(entities.size(), entities.stream().flatMap(breaches).toList());
  }
}
