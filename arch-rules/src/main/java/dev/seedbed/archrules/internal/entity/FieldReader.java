package dev.seedbed.archrules.internal.entity;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the fields of entities; annotations may stand on the field or on its getter. */
final class FieldReader {
  private FieldReader() {}

  /** The fields of a class and of those that it extends, in the order of their columns' names. */
  static List<EntityField> of(JavaClass type) {
    return columns(type).sorted(Comparator.comparing(EntityField::column)).toList();
  }

  private static Stream<EntityField> columns(JavaClass type) {
    return type.getAllFields().stream()
        .filter(FieldReader::isColumn)
        .flatMap(field -> isEmbedded(field) ? columns(field.getRawType()) : Stream.of(read(field)));
  }

  private static boolean isColumn(JavaField field) {
    Set<JavaModifier> modifiers = field.getModifiers();
    boolean excluded =
        modifiers.contains(JavaModifier.STATIC)
            || modifiers.contains(JavaModifier.TRANSIENT)
            || modifiers.contains(JavaModifier.SYNTHETIC)
            || field.getOwner().getPackageName().startsWith("java.")
            || find(field, Annotations.NO_COLUMN).isPresent()
            || find(field, Annotations.TO_ONE)
                .flatMap(a -> Annotations.text(a, "mappedBy"))
                .isPresent();
    boolean many =
        field.getRawType().isAssignableTo(Collection.class)
            || field.getRawType().isAssignableTo(Map.class);
    return !excluded && (!many || find(field, Annotations.CONVERTED).isPresent());
  }

  private static boolean isEmbedded(JavaField field) {
    return find(field, Annotations.EMBEDDED).isPresent()
        || Annotations.find(field.getRawType(), Annotations.EMBEDDED).isPresent();
  }

  private static EntityField read(JavaField field) {
    Optional<JavaAnnotation<?>> column = find(field, Annotations.COLUMN);
    boolean reference = find(field, Annotations.TO_ONE).isPresent();
    List<String> columns =
        column
            .flatMap(each -> Annotations.text(each, "name", "value"))
            .or(
                () ->
                    find(field, Annotations.JOIN_COLUMN)
                        .flatMap(each -> Annotations.text(each, "name")))
            .map(List::of)
            .orElseGet(
                () ->
                    reference
                        ? Names.candidates(field.getName()).stream().map(n -> n + "_id").toList()
                        : Names.candidates(field.getName()));
    boolean nullable =
        column.map(each -> each.get("nullable").equals(Optional.of(true))).orElse(false)
            && column.filter(each -> each.hasExplicitlyDeclaredProperty("nullable")).isPresent();
    return new EntityField(
        field,
        field.getRawType(),
        columns,
        find(field, Annotations.ID).isPresent(),
        find(field, Annotations.GENERATED).isPresent(),
        nullable || field.getRawType().isEquivalentTo(Optional.class),
        !isText(field));
  }

  /** An enum is a number in JPA unless its annotation says otherwise, and a text elsewhere. */
  private static boolean isText(JavaField field) {
    Optional<JavaAnnotation<?>> enumerated = find(field, Annotations.ENUMERATED);
    boolean persistent =
        find(field.getOwner(), Annotations.ENTITY).isPresent() && enumerated.isEmpty();
    return !persistent
        && enumerated
            .map(each -> each.get("value").map(String::valueOf).orElse("STRING"))
            .map(value -> value.contains("STRING"))
            .orElse(true);
  }

  private static Optional<JavaAnnotation<?>> find(JavaClass type, Set<String> names) {
    return Annotations.find(type, names);
  }

  /** The first of these annotations that the field or its getter has. */
  static Optional<JavaAnnotation<?>> find(JavaField field, Set<String> names) {
    return Annotations.find(field, names)
        .or(
            () ->
                field.getOwner().getMethods().stream()
                    .filter(method -> isGetter(method, field.getName()))
                    .flatMap(method -> Annotations.find(method, names).stream())
                    .findFirst());
  }

  private static boolean isGetter(JavaMethod method, String field) {
    return method.getRawParameterTypes().isEmpty()
        && (method.getName().equalsIgnoreCase("get" + field)
            || method.getName().equalsIgnoreCase("is" + field));
  }

  /** The column of a field of a table class that jOOQ generated. */
  static Optional<EntityField> ofTable(JavaField field) {
    if (!field.getRawType().getName().equals("org.jooq.TableField")
        || !(field.getType() instanceof JavaParameterizedType type)) {
      return Optional.empty();
    }
    JavaClass value = type.getActualTypeArguments().get(1).toErasure();
    String column = field.getName().toLowerCase(Locale.ROOT);
    return Optional.of(new EntityField(field, value, List.of(column), false, false, false, false));
  }
}
