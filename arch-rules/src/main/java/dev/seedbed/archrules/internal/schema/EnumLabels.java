package dev.seedbed.archrules.internal.schema;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import dev.seedbed.archrules.internal.entity.EntityField;
import dev.seedbed.archrules.internal.rule.Breach;
import dev.seedbed.archrules.internal.rule.Place;
import dev.seedbed.catalog.Catalog;
import dev.seedbed.catalog.EnumType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Enums in Java have a constant for each label of the database's, and no others. */
public final class EnumLabels {
  private EnumLabels() {}

  /** What differs in one entity. */
  public static Stream<Breach> of(Catalog catalog, MappedTable mapped) {
    return mapped.entity().fields().stream()
        .filter(field -> field.type().isEnum() && !field.byOrdinal())
        .flatMap(field -> problems(catalog, mapped, field));
  }

  private static Stream<Breach> problems(Catalog catalog, MappedTable mapped, EntityField field) {
    Optional<EnumType> type =
        mapped
            .column(field)
            .flatMap(column -> catalog.enumType(catalog.underlying(column.type()).name()));
    if (type.isEmpty()) {
      return Stream.empty();
    }
    List<String> labels = type.get().labels();
    List<String> constants = constants(field.type());
    Stream<String> unknown =
        missing(constants, labels)
            .map(
                constant ->
                    "has constant %s of %s, which is no label of %s%s"
                        .formatted(
                            constant,
                            field.type().getSimpleName(),
                            type.get().name(),
                            UnknownNames.nearest(constant, labels)));
    Stream<String> unread =
        missing(labels, constants)
            .map(
                label ->
                    "cannot hold label %s of %s, as %s has no such constant"
                        .formatted(label, type.get().name(), field.type().getSimpleName()));
    return Stream.concat(unknown, unread).map(text -> new Breach(Place.of(field.field()), text));
  }

  /** Case is a matter of how the values are converted, which is not known. */
  private static Stream<String> missing(List<String> names, List<String> in) {
    Set<String> known =
        in.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return names.stream().filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static List<String> constants(JavaClass type) {
    return type.getEnumConstants().stream().map(JavaEnumConstant::name).sorted().toList();
  }
}
